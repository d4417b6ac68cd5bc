import type { FolderCount } from './folder-counts.ts';
import { markup, type Markup, NOTHING } from './markup.ts';

/** How many findings a rule has. */
export interface RuleCount {
  readonly rule: string;
  readonly count: number;
}

/** One line of counts that can be chosen. */
interface Choice {
  readonly value: string;
  readonly name: string;
  readonly count: number;
  readonly depth: number;
  readonly isMain: boolean;
}

/** How are findings counted, and chosen by a click on what is counted? */
export function filters(total: number, rules: readonly RuleCount[], folders: readonly FolderCount[]): Markup {
  const byRule = rules.map(({ rule, count }) => ({ value: rule, name: rule, count, depth: 0, isMain: true }));
  const byFolder = folders.map(({ folder, name, count, depth, isMain }) => ({ value: folder, name, count, depth, isMain }));
  return markup`<form role="search" aria-label="Choose findings">
<p class="search"><label for="words">Search</label><input type="search" id="words" autocomplete="off" spellcheck="false" placeholder="words, code or a path"></p>
${counts('rule', 'Rules', total, byRule)}
${counts('folder', 'Folders', total, byFolder)}
</form>`;
}

function counts(group: string, title: string, total: number, choices: readonly Choice[]): Markup {
  if (choices.length === 0) return NOTHING;
  const most = Math.max(...choices.map(({ count }) => count));
  const rest = choices.filter(({ isMain }) => !isMain).length;
  const all = { value: '', name: 'All', count: total, depth: 0, isMain: true };
  const more = rest === 0 ? NOTHING : markup`<button type="button" class="more">${rest} more</button>`;
  return markup`<details class="counts" open><summary><h2 id="${group}s">${title}</h2><span class="chosen"></span></summary><div role="radiogroup" aria-labelledby="${group}s">
${[all, ...choices].map(choice => choiceLine(group, choice, most))}
</div>${more}</details>`;
}

function choiceLine(group: string, { value, name, count, depth, isMain }: Choice, most: number): Markup {
  const share = value === '' ? 0 : Math.round((count / most) * 100);
  return markup`<label class="choice${isMain ? '' : ' later'}" style="--depth:${depth};--share:${share}%"><input type="radio" name="${group}" value="${value}"${value === '' ? markup` checked` : NOTHING}><span class="name">${name}</span><span class="count">${count}</span></label>
`;
}
