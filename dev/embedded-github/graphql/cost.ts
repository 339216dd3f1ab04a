/**
 * What a query may touch at most, by GitHub's arithmetic: nodes (limit 500,000) and points (connection
 * requests divided by 100, at least 1).
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

export interface Cost {
  readonly nodes: number;
  readonly points: number;
}

export const nodeLimit = 500_000;

type Variables = Readonly<Record<string, unknown>>;

function numberOf(value: ValueNode, variables: Variables): number | undefined {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind !== Kind.VARIABLE) return undefined;
  const given = variables[value.name.value];
  return typeof given === 'number' ? given : undefined;
}

function pageSize(field: FieldNode, variables: Variables): number | undefined {
  const bound = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last');
  return bound === undefined ? undefined : numberOf(bound.value, variables);
}

/** `variables` with the operation's defaults filled in. */
function withDefaults(operation: OperationDefinitionNode, variables: Variables): Variables {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)] as const] : [],
  );
  return { ...Object.fromEntries(defaults), ...variables };
}

export function costOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): Cost {
  const filled = withDefaults(operation, variables);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  let nodes = 0;
  let requests = 0;
  const walk = (set: SelectionSetNode | undefined, times: number): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        walk(fragments.get(selection.name.value)?.selectionSet, times);
        continue;
      }
      const size = selection.kind === Kind.FIELD ? pageSize(selection, filled) : undefined;
      if (size !== undefined) {
        requests += times;
        nodes += times * size;
      }
      walk(selection.selectionSet, times * (size ?? 1));
    }
  };
  walk(operation.selectionSet, 1);
  return { nodes, points: Math.max(1, Math.round(requests / 100)) };
}
