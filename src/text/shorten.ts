/** A text of at most so many characters; one that is longer ends with an ellipsis, and no character is cut in half. */
export const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text;
