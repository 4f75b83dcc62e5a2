BEGIN TRANSACTION;
CREATE TABLE account (
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	manager_id VARCHAR, 
	password_hash VARCHAR, 
	must_change BOOLEAN NOT NULL, 
	disabled BOOLEAN NOT NULL, 
	created_at VARCHAR NOT NULL, 
	changed_at VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "account" VALUES('leserin','reader',NULL,'$argon2id$v=19$m=64,t=1,p=1$82EQ84QxU30mh26FowdzJg$ed3J3pXWQcvbyTLZqWyQJiB96hAUq1EG5YW1CHbADdk',0,0,'2026-11-22T11:27:32.187833+00:00','2026-11-22T11:27:32.187833+00:00');
INSERT INTO "account" VALUES('ost','manager','quge-ost','$argon2id$v=19$m=64,t=1,p=1$ofwp+aWzOmkjGcWVZCCTRA$ThtjMOEjh16dvFBf3b+zaaf6KhVCCVuIMXNInigzwXk',0,0,'2026-11-22T11:27:32.249094+00:00','2026-11-22T11:27:32.249094+00:00');
INSERT INTO "account" VALUES('koordination','coordinator',NULL,'$argon2id$v=19$m=64,t=1,p=1$0XogNLQQ/EIvuHxSehuGig$aYnNpglIszOmPJRd0ItfhUbopt8LqukHXytyGv3bawE',0,0,'2026-11-22T11:27:32.302757+00:00','2026-11-22T11:27:32.302757+00:00');
INSERT INTO "account" VALUES('verwaltung','admin',NULL,'$argon2id$v=19$m=64,t=1,p=1$jEnD7eHOgDZj9aidLzEoRQ$QlsOqywx16q5CO60fx4s8i2iSG0pm+EKb/93NywsmwM',0,0,'2026-11-22T11:27:32.316892+00:00','2026-11-22T11:27:32.316892+00:00');
CREATE TABLE audit (
	number INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, 
	account VARCHAR NOT NULL, 
	detail TEXT NOT NULL, 
	why TEXT NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "audit" VALUES(1,'2026-11-22T11:27:32.187833+00:00','Test','add','leserin','{"role":"reader","manager_id":null}','Anfang');
INSERT INTO "audit" VALUES(2,'2026-11-22T11:27:32.249094+00:00','Test','add','ost','{"role":"manager","manager_id":"quge-ost"}','Anfang');
INSERT INTO "audit" VALUES(3,'2026-11-22T11:27:32.302757+00:00','Test','add','koordination','{"role":"coordinator","manager_id":null}','Anfang');
INSERT INTO "audit" VALUES(4,'2026-11-22T11:27:32.316892+00:00','Test','add','verwaltung','{"role":"admin","manager_id":null}','Anfang');
INSERT INTO "audit" VALUES(5,'2026-11-22T11:27:32.738986+00:00','koordination','token','koordination','{"token":"27df630fc6ca","label":"Abgleich","scopes":["assign"],"days":30}','Abgleich');
CREATE TABLE flow (
	state VARCHAR NOT NULL, 
	browser VARCHAR NOT NULL, 
	nonce VARCHAR NOT NULL, 
	verifier VARCHAR NOT NULL, 
	target VARCHAR NOT NULL, 
	created_at VARCHAR NOT NULL, 
	PRIMARY KEY (state)
);
CREATE TABLE identity (
	issuer VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	account VARCHAR NOT NULL, 
	linked_at VARCHAR NOT NULL, 
	PRIMARY KEY (issuer, subject), 
	UNIQUE (account), 
	FOREIGN KEY(account) REFERENCES account (name)
);
CREATE TABLE session (
	digest VARCHAR NOT NULL, 
	account VARCHAR NOT NULL, 
	created_at VARCHAR NOT NULL, 
	seen_at VARCHAR NOT NULL, 
	PRIMARY KEY (digest), 
	FOREIGN KEY(account) REFERENCES account (name)
);
INSERT INTO "session" VALUES('534230ce76319a8483f1b9ac252eaa940676eb4f9d6cec612a24cf82d9a8d614','ost','2026-11-22T11:27:32.394995+00:00','2026-11-22T11:27:32.394995+00:00');
CREATE TABLE token (
	id VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	account VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	scopes VARCHAR NOT NULL, 
	created_at VARCHAR NOT NULL, 
	expires_at VARCHAR NOT NULL, 
	used_at VARCHAR, 
	revoked_at VARCHAR, 
	PRIMARY KEY (id), 
	UNIQUE (digest), 
	FOREIGN KEY(account) REFERENCES account (name)
);
INSERT INTO "token" VALUES('27df630fc6ca','27df630fc6cad17eee21eeb6070c62a429bbee189dd6dc5f0d3172810035d387','koordination','Abgleich','assign','2026-11-22T11:27:32.738986+00:00','2026-12-22T11:27:32.738986+00:00',NULL,NULL);
CREATE TABLE tries (
	digest VARCHAR NOT NULL, 
	count INTEGER NOT NULL, 
	last_at VARCHAR NOT NULL, 
	PRIMARY KEY (digest)
);
INSERT INTO "tries" VALUES('063122a6795567b9e0608e96c21f50fefb0cfd5bb2b613eba1389ae9796d7269',0,'2026-11-22T11:27:32.346843+00:00');
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
CREATE INDEX ix_session_account ON session (account);
CREATE INDEX ix_token_account ON token (account);
COMMIT;
