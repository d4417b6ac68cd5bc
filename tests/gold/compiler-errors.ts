import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

/** The texts that stand for those on disk, by absolute path. */
export type Overlay = ReadonlyMap<string, string>;

/** Which errors has the compiler, in these files and in those that import them, once the texts are changed? */
export type NewErrors = (changed: Overlay) => string[];

const OPTIONS: ts.CompilerOptions = {
  allowImportingTsExtensions: true,
  declaration: true,
  emitDeclarationOnly: true,
  esModuleInterop: true,
  experimentalDecorators: false,
  jsx: ts.JsxEmit.Preserve,
  lib: ['lib.esnext.full.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
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
  const errorsBefore = new Map<string, readonly string[]>();
  const shapesBefore = new Map<string, string>();

  const change = (changed: Overlay): void => {
    for (const name of new Set([...overlay.keys(), ...changed.keys()])) {
      if (overlay.get(name) !== changed.get(name)) versions.set(name, (version += 1));
    }
    overlay = changed;
  };
  const errorsIn = (path: string): string[] => {
    const program = service.getProgram();
    const source = program?.getSourceFile(path);
    if (program === undefined || source === undefined) throw new RangeError(`${path} is none of the files of the package.`);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ code, messageText }) => {
      return `${path}: TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  };
  // What a file declares is all that its importers see of it.
  const shapeOf = (path: string): string => service.getEmitOutput(path, true).outputFiles.map(({ text }) => text).join('');

  return changed => {
    const paths = [...changed.keys()];
    if (paths.some(path => !shapesBefore.has(path))) {
      change(new Map());
      for (const path of paths) remember(shapesBefore, path, shapeOf);
    }
    change(changed);
    const affected = [...new Set(paths.flatMap(path => [path, ...(shapeOf(path) === shapesBefore.get(path) ? [] : importers.get(path) ?? [])]))];
    const after = affected.map(errorsIn);
    if (after.every(errors => errors.length === 0)) return [];
    if (affected.some(path => !errorsBefore.has(path))) {
      change(new Map());
      for (const path of affected) remember(errorsBefore, path, errorsIn);
    }
    return affected.flatMap((path, index) => {
      const before = errorsBefore.get(path) ?? [];
      const now = after[index] ?? [];
      return now.length > before.length ? without(now, before) : [];
    });
  };
}

function remember<Value>(map: Map<string, Value>, path: string, make: (path: string) => Value): void {
  if (!map.has(path)) map.set(path, make(path));
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
