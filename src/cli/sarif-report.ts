import { pathToFileURL } from 'node:url';

import type { Linter } from 'eslint';
import type { ArtifactLocation, Fix, Log, ReportingDescriptor, Result } from 'sarif';

import { rules } from '../../rules/index.ts';
import { NAMESPACE } from '../configs.ts';
import plugin from '../index.ts';
import type { Place } from './formats.ts';
import type { Outcome } from './lint.ts';
import { pathFrom, rootOf } from './shown-path.ts';
import { positionOf } from './source-lines.ts';

/** Where paths in the report start. */
const BASE = '%SRCROOT%';

/**
 * How are the findings told to tools that read SARIF, with each rule's page and the rewrites that it offers?
 *
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport({ results, unparsed }: Outcome, { folder }: Place): string {
  const root = rootOf(folder);
  const described = Object.entries(rules).map(([name, { meta }]): ReportingDescriptor => ({
    id: `${NAMESPACE}/${name}`,
    shortDescription: { text: `${meta.docs?.description ?? name}.` },
    ...(meta.docs?.url === undefined ? {} : { helpUri: meta.docs.url }),
    defaultConfiguration: { level: 'error' },
  }));
  const at = (path: string): ArtifactLocation => artifactOf(root, path);
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver: { name: plugin.meta?.name ?? NAMESPACE, version: plugin.meta?.version ?? '', informationUri: 'https://github.com/async-smells/eslint-plugin-async-smells', rules: described } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [BASE]: { uri: pathToFileURL(`${root}/`).href } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: unparsed.map(({ path, line, reason }) => ({
              level: 'warning',
              message: { text: `Cannot be parsed and was not linted: ${reason}` },
              locations: [{ physicalLocation: { artifactLocation: at(path), region: { startLine: line } } }],
            })),
          },
        ],
        results: results.flatMap(({ filePath, source, messages }) => messages.map(message => resultOf(message, at(filePath), source ?? '', described))),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function resultOf(message: Linter.LintMessage, artifactLocation: ArtifactLocation, source: string, described: readonly ReportingDescriptor[]): Result {
  const { ruleId, severity, message: text, line, column, endLine, endColumn, suggestions = [] } = message;
  const ends = endLine === undefined || endColumn === undefined ? {} : { endLine, endColumn };
  return {
    ruleId: ruleId ?? '',
    ruleIndex: described.findIndex(({ id }) => id === ruleId),
    level: severity === 2 ? 'error' : 'warning',
    message: { text },
    locations: [{ physicalLocation: { artifactLocation, region: { startLine: line, startColumn: column, ...ends } } }],
    ...(suggestions.length === 0 ? {} : { fixes: suggestions.map(suggestion => fixOf(suggestion, artifactLocation, source)) }),
  };
}

function fixOf({ desc, fix }: Linter.LintSuggestion, artifactLocation: ArtifactLocation, source: string): Fix {
  const [start, end] = [positionOf(source, fix.range[0]), positionOf(source, fix.range[1])];
  return {
    description: { text: desc },
    artifactChanges: [
      {
        artifactLocation,
        replacements: [
          {
            deletedRegion: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
            insertedContent: { text: fix.text },
          },
        ],
      },
    ],
  };
}

function artifactOf(root: string, path: string): ArtifactLocation {
  const way = pathFrom(root, path);
  return way === null ? { uri: pathToFileURL(path).href } : { uri: way.split('/').map(encodeURIComponent).join('/'), uriBaseId: BASE };
}
