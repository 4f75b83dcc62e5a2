/** What a record consists of, read from the schema that the API makes from the model. */

/** A property of a JSON schema, as far as the model of the atlas uses it. */
export interface Property {
  type?: string;
  enum?: readonly string[];
  anyOf?: readonly Property[];
  items?: Property;
  /** An object with a value of this kind under each of these names. */
  additionalProperties?: Property | false;
  propertyNames?: { enum: readonly string[] };
  prefixItems?: readonly Property[];
  $ref?: string;
  format?: string;
  maxLength?: number;
  readOnly?: boolean;
  default?: unknown;
  /** The collection of the record that is named. */
  "x-collection"?: string;
}

export interface Schema {
  properties: Readonly<Record<string, Property>>;
  required?: readonly string[];
  $defs?: Readonly<Record<string, Schema>>;
  /** What a geometry of this collection is, if it has one that may be written. */
  "x-geometry"?: "point" | "boundary";
  /** Beside which field each check of the data is shown. */
  "x-checks"?: Readonly<Record<string, string>>;
}

/** How a value is written. `fixed` values are kept as they are: something else says what stands in them. */
export type Kind =
  | { is: "text"; format?: string | undefined; isLong: boolean }
  | { is: "number"; isWhole: boolean; isMoney: boolean }
  | { is: "boolean" }
  | { is: "choice"; values: readonly string[] }
  | { is: "reference"; collection: string }
  | { is: "list"; of: Kind }
  | { is: "rows"; fields: readonly Field[] }
  | { is: "object"; fields: readonly Field[] }
  | { is: "map"; names: readonly string[]; of: Kind }
  | { is: "fixed" };

export interface Field {
  name: string;
  kind: Kind;
  /** Nobody need know it: an empty field says that it is unknown. */
  isNullable: boolean;
  default: unknown;
}

type Definitions = Readonly<Record<string, Schema>>;

const isNull = ({ type }: Property): boolean => type === "null";
const definitionOf = ({ $ref }: Property, known: Definitions): Schema | undefined =>
  known[$ref?.split("/").at(-1) ?? ""];

function kindOf(property: Property, known: Definitions): Kind {
  const collection = property["x-collection"];
  if (property.readOnly || property.prefixItems) return { is: "fixed" };
  if (property.items) return listOf({ ...property.items, ...(collection && { "x-collection": collection }) }, known);
  if (property.additionalProperties && property.propertyNames) {
    const each = { ...property.additionalProperties, ...(collection && { "x-collection": collection }) };
    return { is: "map", names: property.propertyNames.enum, of: kindOf(each, known) };
  }
  const object = definitionOf(property, known);
  if (object) return { is: "object", fields: fieldsOf(object, known) };
  if (collection) return { is: "reference", collection };
  if (property.enum) return { is: "choice", values: property.enum };
  if (property.type === "boolean") return { is: "boolean" };
  if (property.type === "number" || property.type === "integer")
    return { is: "number", isWhole: property.type === "integer", isMoney: property.format === "eur" };
  return { is: "text", format: property.format, isLong: property.format === "multiline" };
}

function listOf(items: Property, known: Definitions): Kind {
  const object = definitionOf(items, known);
  return object ? { is: "rows", fields: fieldsOf(object, known) } : { is: "list", of: kindOf(items, known) };
}

/** The fields of a record in the order of the model. */
export function fieldsOf(schema: Schema, known: Definitions = schema.$defs ?? {}): Field[] {
  return Object.entries(schema.properties).map(([name, given]) => {
    const { anyOf = [], ...rest } = given;
    const parts = anyOf.filter((one) => !isNull(one));
    const property = parts.length > 0 ? { ...parts[0], ...rest } : given;
    return {
      name,
      kind: kindOf(property, known),
      isNullable: anyOf.some(isNull),
      default: given.default,
    };
  });
}

/** The fields by their names. */
export const byName = (fields: readonly Field[]): ReadonlyMap<string, Field> =>
  new Map(fields.map((field) => [field.name, field]));
