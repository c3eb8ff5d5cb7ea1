import { Token, type Tokens } from "./tokens";

/** Tokens looked at for one answer; far enough to meet the brackets around any activity. */
const LOOK_AHEAD = 20_000;

/** The containers that are open at a token, outermost first: whether each is an object. */
export type OpenKinds = readonly boolean[];

/**
 * Returns how many more mistakes a document would hold if, from a token on, just these containers were open.
 *
 * Used to choose between two ways of mending a document: the fewer mistakes follow, the likelier is the mend.
 */
export function countMistakesAhead(tokens: Tokens, from: number, open: OpenKinds): number {
  const stack = [...open];
  const end = Math.min(tokens.count, from + LOOK_AHEAD);
  let mistakes = 0;
  for (let index = from; index < end; index++) {
    const kind = tokens.kinds[index];
    const isKey = kind === Token.string && tokens.kinds[index + 1] === Token.colon;
    if (kind === Token.endOfFile) mistakes += stack.length;
    else if (kind === Token.closeBrace || kind === Token.closeBracket) {
      mistakes += closeLike(stack, kind === Token.closeBrace);
    } else if (isKey && stack.at(-1) === false) {
      mistakes++;
      stack.pop();
    } else if (kind === Token.openBrace || kind === Token.openBracket) {
      mistakes += openLike(stack, kind === Token.openBrace, tokens.kinds[index - 1] === Token.colon);
    }
  }
  return mistakes;
}

/** Closes the nearest container of a kind; returns 1 when others had to be closed with it or none was open. */
function closeLike(stack: boolean[], isObject: boolean): number {
  if (stack.at(-1) === isObject) {
    stack.pop();
    return 0;
  }
  const partner = stack.lastIndexOf(isObject);
  if (partner >= 0) stack.length = partner;
  return 1;
}

/** Opens a container; returns 1 when it cannot stand in the object that is open. */
function openLike(stack: boolean[], isObject: boolean, isPropertyValue: boolean): number {
  const isMisplaced = stack.length > 0 && stack.at(-1) !== isPropertyValue;
  if (isMisplaced && !isPropertyValue) stack.length = Math.max(stack.lastIndexOf(false) + 1, 1);
  stack.push(isObject);
  return isMisplaced ? 1 : 0;
}
