/** The command line: what it takes, and what its exit code means. */
import { Command, CommanderError, Option } from 'commander';
import { version } from '../shared/version';
import { Closed, type Io } from './io';
import { lsp } from './lsp';
import { failLevels, formats, triage, type ExitCode, type TriageCommandOptions } from './triage';

/** Runs the arguments, without node and script. Never rejects for what a user or a file can do. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const written: Promise<void>[] = [];
  const program = new Command('kdscope').exitOverride().configureOutput({
    writeOut: (text) => void written.push(io.write(text)),
    writeErr: (text) => {
      io.complain(text.trimEnd().replace(/^error: /, 'kdscope: '));
    },
  });
  let code: ExitCode = 0;
  program.description('Triage of WinDbg, kd and cdb transcripts, from the text alone.').version(version);
  program
    .command('triage')
    .description('say what a transcript shows: findings with proof, who waits for whom, what to type next')
    .argument('<file...>', 'transcripts; - reads standard input')
    .addOption(new Option('--format <format>', 'what to print').choices(formats).default('text'))
    .addOption(
      new Option('--records <which>', 'in JSON, the records that were parsed')
        .choices(['all', 'none'])
        .default('all'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 when a finding is as severe').choices(failLevels),
    )
    .option('--sources <folder...>', 'in SARIF, what C, C++ and Rust files hold that frames lead to')
    .option('--no-color', 'no colour on a terminal')
    .addHelpText('after', '\nExit code: 0, 1 when --fail-on is met, 2 when a file could not be read.')
    .action(async (files: string[], options: TriageCommandOptions) => {
      code = await triage(files, options, io);
    });
  program
    .command('lsp')
    .description('serve an editor: the language server over standard input and output')
    .requiredOption('--stdio', 'talk over standard input and output')
    .action(lsp);
  try {
    await program.parseAsync(args, { from: 'user' });
    await Promise.all(written);
  } catch (error) {
    if (error instanceof Closed) return code;
    if (!(error instanceof CommanderError)) throw error;
    await Promise.all(written);
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}
