/** Returns what an error of the file system means, in words. */
export function describeFileError(error: unknown): string {
  if (!(error instanceof Error && "code" in error)) return String(error);
  switch (error.code) {
    case "ENOENT":
      return "no such file or folder";
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "EISDIR":
      return "it is a folder";
    case "EFBIG":
      return "it is too large";
    case "ENOTDIR":
      return "a part of the path is no folder";
    case "ENOSPC":
      return "the disk is full";
    case "EROFS":
      return "the disk is read-only";
    default:
      return String(error.code);
  }
}
