/**
 * A three-valued answer that carries what decided it.
 *
 * `unknown` is an answer of its own: it never stands for "no". The witness is the node (or the
 * sentence) that a message can point at.
 */
export type Verdict<Witness> =
  | { readonly answer: 'yes'; readonly because: Witness }
  | { readonly answer: 'no'; readonly because: Witness }
  | { readonly answer: 'unknown'; readonly because: Witness };

/** The answer "yes", with its witness. */
export function yes<Witness>(because: Witness): Verdict<Witness> {
  return { answer: 'yes', because };
}

/** The answer "no", with its witness. */
export function no<Witness>(because: Witness): Verdict<Witness> {
  return { answer: 'no', because };
}

/** The answer "cannot tell", with what stood in the way. */
export function unknown<Witness>(because: Witness): Verdict<Witness> {
  return { answer: 'unknown', because };
}
