/** Letters of a name for which there is room on a phone. */
const LONGEST = 18;

/**
 * How is code named where there is little room? Of a call that is too long its arguments go first, then what
 * its function is a member of.
 */
export function shortName(code: string): string {
  if (code.length <= LONGEST) return code;
  const callee = code.replace(/\(.*$/s, '');
  const call = callee === code || callee === '' ? code : `${callee}(…)`;
  if (call.length <= LONGEST) return call;
  const member = call.replace(/^.*\./s, '');
  return member.length <= LONGEST && member !== '' ? member : `${(member || call).slice(0, LONGEST - 1)}…`;
}
