import { registerEnumType } from 'type-graphql';

type EnumValues<T extends string> = { [K in T]: { description: string } };

/** Declares a GraphQL enum whose wire names are the values themselves; every value is described. */
export function graphqlEnum<const T extends string>(
  name: string,
  description: string,
  values: EnumValues<T>,
): { readonly [K in T]: K } {
  const names = Object.fromEntries(Object.keys(values).map((key) => [key, key])) as {
    [K in T]: K;
  };
  registerEnumType(names, { name, description, valuesConfig: values });
  return names;
}
