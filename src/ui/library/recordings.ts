/** Recordings stored with the app, read when they are first looked at. */
import { fetchPart } from '../../fetched/fetch-part';
import { Problem } from '../../problem';
import { said } from '../../page-worker/problems';
import { gallery, recordingPath, type GalleryEntry } from '../../gallery';
import type { Recording } from '../../recording/recording';

/** Recordings kept in memory: as many as one chart compares, and those just looked at. */
const KEPT = 10;
const kept = new Map<string, Promise<Recording>>();

const loadReader = () => import('../../formats/file-form');

async function fetchRecording(entry: GalleryEntry): Promise<Recording> {
  const path = recordingPath(entry);
  const reader = fetchPart(loadReader, (file) => file.readShippedRecording);
  reader.catch(() => undefined); // said below, after the recording itself
  const response = await fetch(path);
  if (!response.ok) throw new Problem(said('answers', { path, status: response.status }));
  const text = await response.text();
  return (await reader)(text);
}

/** @throws Error when the recording is missing, or the network is */
export function loadEntry(id: string): Promise<Recording> {
  const found = kept.get(id);
  kept.delete(id);
  const loading = found ?? fetchRecording(gallery.get(id));
  kept.set(id, loading);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  loading.catch(() => kept.delete(id)); // the next press tries again
  return loading;
}
