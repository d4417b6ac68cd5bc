/** What keeps the command from doing its work; the message is for the person who ran it. */
export class CommandProblem extends Error {}
