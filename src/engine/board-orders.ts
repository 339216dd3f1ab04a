/** What a member may write in a comment on the board, where it concerns no single case. */
export const BOARD_ORDERS = [
  {
    name: 'hand-over',
    form: '/hand-over @FROM @TO',
    does: 'give all cases of one person to a member of the team',
  },
  {
    name: 'break',
    form: '/break YYYY-MM-DD YYYY-MM-DD [@LOGIN]',
    does: 'propose a break of the whole team, from the first day until the day on which you are back. `@LOGIN`, or else you, is called in an emergency; another member confirms. `/break off` ends it',
  },
  {
    name: 'confirm',
    form: '/confirm [YYYY-MM-DD]',
    does: 'confirm the break that begins on that day; the day may be left out where one break waits',
  },
  { name: 'help', form: '/help', does: 'list these orders' },
] as const;

export type BoardOrderName = (typeof BOARD_ORDERS)[number]['name'];

/** How an order is written. */
export const formOfOrder = (wanted: BoardOrderName): string =>
  BOARD_ORDERS.find(({ name }) => name === wanted)?.form ?? '/help';
