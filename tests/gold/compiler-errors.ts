import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

/** The texts that stand for those on disk, by absolute path. */
export type Overlay = ReadonlyMap<string, string>;

/** Which errors has the compiler, in these files and in those that import them, once the texts are changed? */
export type NewErrors = (changed: Overlay) => string[];

const OPTIONS: ts.CompilerOptions = {
  allowImportingTsExtensions: true,
  esModuleInterop: true,
  experimentalDecorators: false,
  jsx: ts.JsxEmit.Preserve,
  lib: ['lib.esnext.full.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  noEmit: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  strict: true,
  target: ts.ScriptTarget.ESNext,
  types: ['node'],
};

/**
 * Which compiler errors does a change bring to the TypeScript files of a package?
 *
 * The package's own dependencies are not installed, so that it has errors as it stands: only those
 * count that are not there without the change.
 */
export function compilerOf(folder: string, files: readonly string[]): NewErrors {
  const paths = files.map(file => join(folder, file));
  let overlay: Overlay = new Map();
  let version = 0;
  const versions = new Map<string, number>();
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => OPTIONS,
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptFileNames: () => paths,
    getScriptVersion: path => String(versions.get(path) ?? 0),
    getScriptSnapshot: path => {
      const text = overlay.get(path) ?? ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    directoryExists: ts.sys.directoryExists,
    fileExists: ts.sys.fileExists,
    getDirectories: ts.sys.getDirectories,
    readDirectory: ts.sys.readDirectory,
    readFile: ts.sys.readFile,
  };
  const service = ts.createLanguageService(host);
  const importers = importersOf(service, paths);
  const known = new Map<string, readonly string[]>();

  const errorsWith = (changed: Overlay, path: string): string[] => {
    for (const name of new Set([...overlay.keys(), ...changed.keys()])) {
      if (overlay.get(name) !== changed.get(name)) versions.set(name, (version += 1));
    }
    overlay = changed;
    return [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)].map(({ code, messageText }) => {
      return `${path}: TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  };

  return changed => {
    const affected = new Set([...changed.keys()].flatMap(path => [path, ...(importers.get(path) ?? [])]));
    // All that is not known yet is asked first: each change of the texts makes the compiler begin anew.
    for (const path of affected) if (!known.has(path)) known.set(path, errorsWith(new Map(), path));
    return [...affected].flatMap(path => {
      const before = known.get(path) ?? [];
      const after = errorsWith(changed, path);
      return after.length > before.length ? without(after, before) : [];
    });
  };
}

/** For each file: those that import it, by themselves or through files that export it on. */
function importersOf(service: ts.LanguageService, paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Set(paths);
  const direct = new Map<string, Set<string>>();
  const onward = new Map<string, Set<string>>();
  const note = (map: Map<string, Set<string>>, path: string, by: string): void => {
    map.set(path, (map.get(path) ?? new Set()).add(by));
  };
  for (const path of paths) {
    const source = service.getProgram()?.getSourceFile(path);
    for (const { fileName } of ts.preProcessFile(source?.text ?? readFileSync(path, 'utf8')).importedFiles) {
      const target = ts.resolveModuleName(fileName, path, OPTIONS, ts.sys).resolvedModule?.resolvedFileName;
      if (target !== undefined && known.has(target)) note(direct, target, path);
    }
    for (const statement of source?.statements ?? []) {
      if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) continue;
      const specifier = (statement.moduleSpecifier as ts.StringLiteral).text;
      const target = ts.resolveModuleName(specifier, path, OPTIONS, ts.sys).resolvedModule?.resolvedFileName;
      if (target !== undefined && known.has(target)) note(onward, target, path);
    }
  }
  return new Map(paths.map(path => [path, reached(path, direct, onward)]));
}

function reached(path: string, direct: ReadonlyMap<string, Set<string>>, onward: ReadonlyMap<string, Set<string>>): ReadonlySet<string> {
  const found = new Set(direct.get(path));
  const seen = new Set([path]);
  const open = [...(onward.get(path) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const importer of direct.get(next) ?? []) found.add(importer);
    open.push(...(onward.get(next) ?? []));
  }
  return found;
}

function without(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return some.filter(item => {
    const index = left.indexOf(item);
    if (index === -1) return true;
    left.splice(index, 1);
    return false;
  });
}
