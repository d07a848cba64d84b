/** Who answers for a URI: the service in this process for open documents, the worker for slices and for files on disk. */
import { parseSlice } from '../../shared/slice';
import type { Features, TriageService } from '../service';
import type { FileWorker } from './fileWorker';

export class Router {
  constructor(
    readonly service: TriageService,
    readonly worker: FileWorker,
  ) {}

  features(uri: string): Features {
    return parseSlice(uri) ? this.worker.features : this.service;
  }

  isOnDisk(uri: string): boolean {
    return uri.startsWith('file:') && !this.service.has(uri);
  }
}
