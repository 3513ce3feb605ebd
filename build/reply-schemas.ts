import { join } from "node:path";
import ts from "typescript";

/** A part of a JSON Schema, 2020-12. */
export type Schema = { readonly [keyword: string]: unknown };

export type ReplySchemas = {
  /** What an endpoint answers with: the name of one of the schemas, any `object`, `text`, a `file`, or a `redirect`. */
  readonly replies: Readonly<Record<string, string>>;
  readonly schemas: Readonly<Record<string, Schema>>;
};

/**
 * The JSON Schemas of the replies, read from the types that the compiler infers for `endpoints`. Nothing is written twice: a
 * field that a reply type does not have is not in its schema, and `additionalProperties: false` refuses it.
 */
export function replySchemasIn(root: string): ReplySchemas {
  const file = join(root, "src/contract/endpoints.ts");
  const program = ts.createProgram([file], {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const walk = new Walk(checker);
  const replies = endpointsIn(checker, program, file).map(
    (endpoint) => [endpoint.name, walk.replyOf(checker.getTypeOfSymbol(endpoint), endpoint.name)] as const,
  );
  return { replies: Object.fromEntries(replies.toSorted(byName)), schemas: walk.named() };
}

function endpointsIn(checker: ts.TypeChecker, program: ts.Program, file: string): ts.Symbol[] {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const endpoints = module && checker.getExportsOfModule(module).find(({ name }) => name === "endpoints");
  if (!endpoints) throw new Error(`${file} exports no endpoints`);
  return checker.getPropertiesOfType(checker.getTypeOfSymbol(endpoints));
}

class Walk {
  readonly #checker: ts.TypeChecker;
  readonly #schemas = new Map<string, { type: ts.Type; schema: Schema }>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  /** The reply is the third argument of `Endpoint`. */
  replyOf(endpoint: ts.Type, name: string): string {
    const reply = endpoint.aliasTypeArguments?.[2];
    if (!reply) throw new Error(`${name} is not written as an Endpoint`);
    if (reply.flags & ts.TypeFlags.String) return "text";
    if (reply.flags & ts.TypeFlags.Null) return "redirect";
    if (reply.flags & ts.TypeFlags.NonPrimitive) return "object";
    if (reply.getSymbol()?.name === "Uint8Array") return "file";
    const reference = this.#schemaOf(reply)["$ref"];
    if (typeof reference !== "string") throw new Error(`The reply of ${name} has no name`);
    return reference.replace(definitions, "");
  }

  named(): Record<string, Schema> {
    const all = [...this.#schemas].map(([name, { schema }]) => [name, schema] as const);
    return Object.fromEntries(all.toSorted(byName));
  }

  #schemaOf(type: ts.Type): Schema {
    const name =
      type.aliasSymbol && type.aliasTypeArguments === undefined ? type.aliasSymbol.name : undefined;
    // An alias of a plain value says nothing that the value does not.
    if (name === undefined || !isNamed(type)) return this.#shapeOf(type);
    const known = this.#schemas.get(name);
    if (known && known.type !== type) throw new Error(`Two types of replies are called ${name}`);
    if (!known) {
      const entry = { type, schema: {} as Schema };
      this.#schemas.set(name, entry);
      entry.schema = this.#shapeOf(type);
    }
    return { $ref: `${definitions}${name}` };
  }

  #shapeOf(type: ts.Type): Schema {
    const { flags } = type;
    if (flags & ts.TypeFlags.Unknown) return {};
    if (flags & ts.TypeFlags.Null) return { type: "null" };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === "true" };
    if (flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) return { type: "string" };
    if (flags & ts.TypeFlags.Number) return { type: "number" };
    if (flags & ts.TypeFlags.Boolean) return { type: "boolean" };
    if (type.isUnion()) return this.#unionOf(type.types);
    if (this.#checker.isTupleType(type)) return this.#tupleOf(type);
    if (this.#checker.isArrayType(type))
      return { type: "array", items: this.#schemaOf(this.#argument(type, 0)) };
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.#objectOf(type);
    throw new Error(`No JSON is written for ${this.#checker.typeToString(type)}`);
  }

  #unionOf(types: readonly ts.Type[]): Schema {
    const parts = types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const texts = parts
      .filter((part) => part.isStringLiteral())
      .map(({ value }) => value)
      .toSorted();
    const isFlag = parts.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral).length === 2;
    const rest = parts.filter(
      (part) => !part.isStringLiteral() && !(isFlag && part.flags & ts.TypeFlags.BooleanLiteral),
    );
    const schemas: Schema[] = [
      ...(texts.length > 0 ? [{ type: "string", enum: texts }] : []),
      ...(isFlag ? [{ type: "boolean" }] : []),
      ...rest.map((part) => this.#schemaOf(part)),
    ];
    const [only] = schemas;
    return schemas.length === 1 && only ? only : oneTypeOf(schemas);
  }

  #tupleOf(type: ts.Type): Schema {
    const items = this.#checker
      .getTypeArguments(type as ts.TypeReference)
      .map((item) => this.#schemaOf(item));
    return { type: "array", prefixItems: items, minItems: items.length, items: false };
  }

  #objectOf(type: ts.Type): Schema {
    const index = this.#checker.getIndexInfoOfType(type, ts.IndexKind.String);
    const properties = this.#checker.getPropertiesOfType(type);
    const required = properties.filter((one) => this.#isAlwaysThere(one));
    return {
      type: "object",
      ...(properties.length > 0
        ? { properties: Object.fromEntries(properties.map((one) => [one.name, this.#propertyOf(one)])) }
        : {}),
      ...(required.length > 0 ? { required: required.map(({ name }) => name) } : {}),
      additionalProperties: index ? this.#schemaOf(index.type) : false,
    };
  }

  /** What is undefined is left out of JSON. */
  #isAlwaysThere(property: ts.Symbol): boolean {
    const type = this.#checker.getTypeOfSymbol(property);
    const parts = type.isUnion() ? type.types : [type];
    return (
      !(property.flags & ts.SymbolFlags.Optional) &&
      !parts.some(({ flags }) => flags & ts.TypeFlags.Undefined)
    );
  }

  #propertyOf(property: ts.Symbol): Schema {
    const description = ts.displayPartsToString(property.getDocumentationComment(this.#checker));
    return {
      ...this.#schemaOf(this.#checker.getTypeOfSymbol(property)),
      ...(description === "" ? {} : { description }),
    };
  }

  #argument(type: ts.Type, at: number): ts.Type {
    const argument = this.#checker.getTypeArguments(type as ts.TypeReference)[at];
    if (!argument) throw new Error(`${this.#checker.typeToString(type)} has no argument ${at}`);
    return argument;
  }
}

const definitions = "#/components/schemas/";

const isNamed = (type: ts.Type): boolean =>
  (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 ||
  (type.isUnion() && (type.types.length > 3 || type.types.every(({ flags }) => flags & ts.TypeFlags.Object)));

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** `string | null` is one type with two names; anything more is one of several. */
function oneTypeOf(schemas: readonly Schema[]): Schema {
  const names = schemas.flatMap(({ type, ...more }) =>
    typeof type === "string" && Object.keys(more).length === 0 ? [type] : [],
  );
  if (names.length === schemas.length) return { type: names.toSorted() };
  return { anyOf: schemas.toSorted((a, b) => Number(a["type"] === "null") - Number(b["type"] === "null")) };
}
