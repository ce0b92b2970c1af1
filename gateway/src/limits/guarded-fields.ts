import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

/** Mutations that somebody without a session repeats to guess or to pester, with limits of their own. */
const GUARDED = {
  login: 'login',
  signUp: 'signUp',
  requestPasswordReset: 'reset',
  reportPhoto: 'report',
} as const;

export interface GuardedField {
  name: (typeof GUARDED)[keyof typeof GUARDED];
  /** In lower case; null when the field takes none. */
  email: string | null;
}

/** The guarded fields that an operation calls, each as often as it does, by whatever alias. */
export function guardedFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): GuardedField[] {
  const mutations = schema.getMutationType()?.getFields();
  if (operation.operation !== OperationTypeNode.MUTATION || !mutations) return [];
  return rootFields(document, operation.selectionSet).flatMap((node): GuardedField[] => {
    const definition = mutations[node.name.value];
    const name = GUARDED[node.name.value as keyof typeof GUARDED] as
      GuardedField['name'] | undefined;
    if (!definition || !name) return [];
    return [{ name, email: emailOf(getArgumentValues(definition, node, variables)) }];
  });
}

function rootFields(document: DocumentNode, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return rootFields(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (one): one is FragmentDefinitionNode =>
        one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
    );
    return fragment ? rootFields(document, fragment.selectionSet) : [];
  });
}

function emailOf(args: Record<string, unknown>): string | null {
  const input = args['input'] as Record<string, unknown> | undefined;
  const email = args['email'] ?? input?.['email'];
  return typeof email === 'string' ? email.trim().toLowerCase() : null;
}
