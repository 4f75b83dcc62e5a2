BEGIN TRANSACTION;
CREATE TABLE draft (
	account VARCHAR NOT NULL, 
	collection VARCHAR NOT NULL, 
	record_id VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	saved_at VARCHAR NOT NULL, 
	feature TEXT NOT NULL, 
	PRIMARY KEY (account, collection, record_id)
);
INSERT INTO "draft" VALUES('ost','offices','chemnitz-buergerzentrum-sonnenberg',1,'2026-11-22T11:27:32+00:00','{"type":"Feature","id":"chemnitz-buergerzentrum-sonnenberg","geometry":{"type":"Point","coordinates":[12.941264,50.837976]},"properties":{"id":"chemnitz-buergerzentrum-sonnenberg","area_ids":["chemnitz-mitte","chemnitz-innenstadt"],"area_relation":"same_quarter","city_ags":"14511000","kind":"Stadtteiltreff","programme":null,"name":"Bürgerzentrum Sonnenberg (Stadtteilgenossenschaft Sonnenberg)","carrier":null,"client":null,"street":"Sonnenstraße","house_number":null,"postcode":null,"city":"Chemnitz","location_note":"Ecke Paul-Arnold-Straße","phone":null,"phone_e164":null,"email":null,"website":null,"opening_hours":null,"osm_opening_hours":null,"opening_hours_as_of":null,"since":null,"until":null,"funded_until":null,"status":"unverified","as_of":null,"note":"Am Mittwoch geschlossen","conflicts":[],"sources":["src-sachsen-fernsehen-de-83aa3e"],"value_sources":{},"precision":"area","precision_note":"In die Mitte des Gebiets gesetzt (ESF Chemnitz Mitte); die Lage von „Sonnenstraße“ ist nicht bekannt."}}');
COMMIT;
