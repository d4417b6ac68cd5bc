/**
 * A row of numbers, read as choices. When it is used up every choice is the first, so that a shorter
 * row makes a simpler program.
 */
export class Choices {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A number from 0 to `count - 1`. */
  below(count: number): number {
    const number = this.#numbers[this.#next] ?? 0;
    this.#next += 1;
    return number % count;
  }

  /** Whether something happens that is chosen so many times of a hundred; not when the row is used up. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  of<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('Nothing to choose from.');
    return item;
  }

  /** One of the items, each as likely as its weight says. */
  weighted<Item>(items: readonly (readonly [weight: number, item: Item])[]): Item {
    let left = this.below(items.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, item] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    throw new RangeError('Nothing to choose from.');
  }

  get isUsedUp(): boolean {
    return this.#next >= this.#numbers.length;
  }
}
