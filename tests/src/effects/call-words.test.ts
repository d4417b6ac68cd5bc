import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, test } from 'vitest';

import { callWords, isDelivery, isOutput, isPrompt, roleOfName, sessionWord } from '../../../src/effects/call-words.ts';
import type { Settings } from '../../../src/settings.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

function marked(code: string, settings: Partial<Settings> = {}) {
  const file = sourceFile(code.includes('/*^*/') ? code : `/*^*/${code};`, { settings });
  return { file, call: markedNode(file, 'CallExpression') as TSESTree.CallExpression };
}

describe('what the first word of the name says', () => {
  test.each([
    ['getUser', 'read'],
    ['findAll', 'read'],
    ['fetch', 'read'],
    ['list_items', 'read'],
    ['saveUser', 'ordered'],
    ['deleteMany', 'ordered'],
    ['runMigrations', 'ordered'],
    ['sendEmail', 'send'],
    ['ensureAdmin', 'guard'],
    ['assertOwner', 'guard'],
    ['sleep', 'timer'],
    ['delay', 'timer'],
    ['loadConfig', 'weak'],
    ['isReady', 'weak'],
    ['translateText', 'make'],
    ['ponder', 'none'],
    ['_getUser', 'read'],
    ['#getUser', 'read'],
    ['GETUser', 'read'],
    ['gettext', 'none'],
    ['', 'none'],
  ])('%s: %s', (name, role) => {
    expect(roleOfName(name)).toBe(role);
  });
});

describe('the names in a call', () => {
  test.each([
    ['a function', 'getUser(id)', 'read', 'getUser', []],
    ['a method', 'api.users.find(id)', 'read', 'find', ['api', 'users']],
    ['a method of this', 'this.repo.save(row)', 'ordered', 'save', ['this', 'repo']],
    ['a private method', 'class C { #get() {} m() { /*^*/this.#get(); } }', 'read', '#get', ['this']],
    ['a method of super', 'class C extends B { m() { /*^*/super.load(); } }', 'weak', 'load', ['super']],
    ['a computed name by a literal', "api['get'](id)", 'read', 'get', ['api']],
    ['a chain lends its names', "db('users').where(x).first()", 'read', 'first', ['db', 'where']],
    ['an awaited chain lends its names', '(await open(p)).read()', 'read', 'read', ['open']],
    ['an optional call', 'api?.get?.(id)', 'read', 'get', ['api']],
    ['a function called on the spot has no name', '(() => 1)()', 'none', null, []],
  ])('%s', (_, code, role, name, receiver) => {
    const { file, call } = marked(code);
    expect(callWords(file, call)).toEqual({ role, name, receiver });
  });
});

describe('settings say more than the vocabulary', () => {
  test.each<[string, string, Partial<Settings>, string]>([
    ['reads by name', 'translate(w)', { reads: ['translate'] }, 'read'],
    ['reads by glob', 'translateAll(w)', { reads: ['translate*'] }, 'read'],
    ['reads by receiver and name', 'repo.loadUser(id)', { reads: ['repo.load*'] }, 'read'],
    ['reads by the last receiver and name', 'this.repo.loadUser(id)', { reads: ['repo.load*'] }, 'read'],
    ['reads by the whole', 'this.repo.loadUser(id)', { reads: ['this.repo.*'] }, 'read'],
    ['another receiver', 'cache.loadUser(id)', { reads: ['repo.load*'] }, 'weak'],
    ['a part of a name is not the name', 'reloadUser(id)', { reads: ['load*'] }, 'ordered'],
    ['ordered overrules a verb that reads', 'getNext()', { ordered: ['getNext'] }, 'ordered'],
    ['guards overrule a verb that reads', 'getOwnerOrFail()', { guards: ['*OrFail'] }, 'guard'],
    ['order is the safest where several fit', 'fetchIt()', { reads: ['fetch*'], ordered: ['*It'], guards: ['fetchIt'] }, 'ordered'],
    ['a guard is safer than a read', 'fetchIt()', { reads: ['fetch*'], guards: ['fetchIt'] }, 'guard'],
    ['reads overrule a verb that orders', 'runQuery(q)', { reads: ['runQuery'] }, 'read'],
  ])('%s', (_, code, settings, role) => {
    const { file, call } = marked(code, settings);
    expect(callWords(file, call).role).toBe(role);
  });
});

describe('one connection or session', () => {
  test.each([
    ['a receiver', 'page.title()', 'page'],
    ['a receiver further up', 'this.driver.elements.find(x)', 'driver'],
    ['a receiver by a word', 'dbSession.find(x)', 'session'],
    ['a receiver in capitals', 'this.queryRunner.query(q)', 'queryRunner'],
    ['a private receiver', 'class C { #page; m() { /*^*/this.#page.title(); } }', 'page'],
    ['an argument', 'User.find(id, trx)', 'trx'],
    ['an argument by a word', 'find(id, parentTransaction)', 'transaction'],
    ['a member as argument', 'find(this.page)', 'page'],
    ['an option', 'User.find(id, { transaction: t })', 'transaction'],
    ['an option by shorthand', 'User.find(id, { transacting })', 'transacting'],
    ['an option that is spread', 'User.find(id, { ...transaction })', 'transaction'],
    ['options that elsewhere hand on their transaction', 'async function f(options) { await begin(options.transacting); await /*^*/find(id, options); }', 'transacting'],
    ['options that were picked for it', "async function f(options) { const picked = pick(options, ['transacting', 'context']); await /*^*/find(id, picked); }", 'transacting'],
    ['options that were made with it', 'async function f(trx) { const options = { transacting: trx }; await /*^*/find(id, options); }', 'transacting'],
    ['a parameter that a caller of this file hands a transaction in', 'async function f(options) { await /*^*/find(id, options); } function g(trx) { return f({ transacting: trx }); }', 'transacting'],
    ['spread options that were made with it', 'async function f(trx) { const options = { transacting: trx }; await /*^*/find(id, { ...options, limit: 1 }); }', 'transacting'],
  ])('%s', (_, code, word) => {
    const { file, call } = marked(code);
    expect(sessionWord(file, call)).toBe(word);
  });

  test.each([
    ['a plain receiver', 'repo.find(id)'],
    ['the name of the function', 'getPage(id)'],
    ['plain options', 'find(id, { limit: 1 })'],
    ['options that hand nothing on', 'async function f(options) { await /*^*/find(id, options); }'],
    ['a part of a word', 'pager.find(id)'],
    ['a value of that kind as text', "find('page')"],
    ['a function as argument', 'find(page => page.id)'],
  ])('not %s', (_, code) => {
    const { file, call } = marked(code);
    expect(sessionWord(file, call)).toBeNull();
  });
});

describe('a person', () => {
  test.each(['prompt(q)', 'promptForName()', 'inquirer.prompt(q)', 'rl.question(q)', 'askUser(q)', 'this.dialog.open()', 'confirm(q)'])('is asked by %s', code => {
    expect(isPrompt(marked(code).call)).toBe(true);
  });

  test.each(['getName()', 'task.run()', 'ask_1.fetchItems()', 'questions.load()', 'mask(x)'])('is not asked by %s', code => {
    expect(isPrompt(marked(code).call)).toBe(false);
  });
});

describe('output in order', () => {
  test.each(["console.log('x')", 'console.info(x)', 'logger.info(x)', 'process.stdout.write(x)', 'spinner.start()', 'this.ui.show(x)', 'printRow(x)', 'displayItem(x)', 'progress.tick()', 'log(x)'])('is what %s gives', code => {
    const { file, call } = marked(code);
    expect(isOutput(file, call)).toBe(true);
  });

  test.each(['console.error(x)', 'console.debug(x)', 'logger.warn(x)', 'log.debug(x)', 'progress.on(x)', 'log.append(x)', 'getInfo(x)', 'login(x)', '(() => 1)()'])('is not what %s gives', code => {
    const { file, call } = marked(code);
    expect(isOutput(file, call)).toBe(false);
  });
});

describe('a delivery to one receiver', () => {
  test.each(['sendEmail(u)', 'mailer.send(u)', 'notifyByMail(u)', 'this.smsClient.sendTo(u)', 'slack.notify(u)', 'sendWebhook(u)'])('is %s', code => {
    expect(isDelivery(marked(code).call)).toBe(true);
  });

  test.each(['send(u)', 'channel.send(u)', 'mailer.start()', 'getEmail(u)', 'sendTransaction(t)', '(() => 1)()'])('is not %s', code => {
    expect(isDelivery(marked(code).call)).toBe(false);
  });
});
