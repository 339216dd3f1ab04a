import type { Operation, OperationKind } from '../../case/operation.ts';

/** The operation of one kind. */
export type OperationOf<K extends OperationKind> = Extract<Operation, { readonly kind: K }>;
