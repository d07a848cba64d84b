/** Long names that may break where a reader would break them: between the words of `SoftFSQueueSyncWorker`, after `nt!`, before `+0x39`, in the middle of an address. */
import { Fragment, type VNode } from 'preact';

const seam = /(?<=[a-z\d])(?=[A-Z])|(?<=[!:_\\/`])|(?=\+0x)/;

export function breakable(text: string): VNode {
  return (
    <>
      {text.split(seam).map((part, at) => (
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
