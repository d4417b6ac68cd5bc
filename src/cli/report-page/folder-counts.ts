/** How many findings lie in a folder and in those below it. */
export interface FolderCount {
  /** From where paths are told. */
  readonly folder: string;
  /** Its part of the path that the folder above it in the list has not. */
  readonly name: string;
  readonly depth: number;
  readonly count: number;
  /** Whether it is among those that are worth a look at first. */
  readonly isMain: boolean;
}

/** How many folders are shown at first. */
const MAIN = 10;

interface Folder {
  readonly path: string;
  readonly name: string;
  readonly count: number;
  readonly below: readonly Folder[];
}

/**
 * In which folders do the findings lie? A folder stands before those below it, the fullest first; one that
 * only leads to another is no line of its own.
 *
 * @param folders that of each finding, with `/`; the empty string for where paths start
 */
export function folderCounts(folders: readonly string[]): readonly FolderCount[] {
  const top = foldersBelow('', '', folders.filter(folder => folder !== ''));
  const main = mainOf(top);
  const lines = (list: readonly Folder[], depth: number): readonly FolderCount[] =>
    list.flatMap(folder => [{ folder: folder.path, name: folder.name, depth, count: folder.count, isMain: main.has(folder) }, ...lines(folder.below, depth + 1)]);
  return lines(top, 0);
}

/** @param above the path of the folder, with a slash at its end, and of the nearest above it that has a line */
function foldersBelow(above: string, shownAbove: string, paths: readonly string[]): readonly Folder[] {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const [name = ''] = path.slice(above.length).split('/', 1);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [path]);
    else group.push(path);
  }
  return [...groups]
    .flatMap(([name, within]) => {
      const path = above + name;
      const deeper = within.filter(each => each !== path);
      const next = new Set(deeper.map(each => each.slice(path.length + 1).split('/', 1)[0]));
      if (deeper.length === within.length && next.size === 1) return foldersBelow(`${path}/`, shownAbove, within);
      return [{ path, name: path.slice(shownAbove.length), count: within.length, below: foldersBelow(`${path}/`, `${path}/`, deeper) }];
    })
    .sort((one, other) => other.count - one.count || (one.path < other.path ? -1 : 1));
}

/** The fullest folders, opened as far as there is room. */
function mainOf(top: readonly Folder[]): ReadonlySet<Folder> {
  const main = new Set(top.slice(0, MAIN));
  const closed = [...main];
  for (let fullest = closed.shift(); fullest !== undefined; fullest = closed.shift()) {
    const opened = fullest.below.slice(0, MAIN - main.size);
    for (const folder of opened) main.add(folder);
    closed.push(...opened);
    closed.sort((one, other) => other.count - one.count);
  }
  return main;
}
