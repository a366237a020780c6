/** All ways to choose `size` of `count` things, as rising lists of their numbers, in the order of a dictionary. */
export function combinations(count: number, size: number): number[][] {
  const found: number[][] = [];
  const chosen: number[] = [];
  const choose = (from: number): void => {
    if (chosen.length === size) {
      found.push([...chosen]);
      return;
    }
    for (let next = from; next <= count - (size - chosen.length); next += 1) {
      chosen.push(next);
      choose(next + 1);
      chosen.pop();
    }
  };
  choose(0);
  return found;
}
