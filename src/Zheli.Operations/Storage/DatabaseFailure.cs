using Microsoft.Data.Sqlite;
using SQLitePCL;
using Zheli.Model;

namespace Zheli.Operations.Storage;

/// <summary>Turns result codes of SQLite into sentences for the person who can mend the file, the disk or the lock.</summary>
internal static class DatabaseFailure
{
    /// <summary>The exception for an extended result code; a code that only wrong SQL can give stays a bug. A table or column that is gone is the file's fault: every file has them since its migration.</summary>
    public static Exception Of(int code, string message, string path) => (code & 0xff) switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Bad(
            path, "project-busy", "Another program is writing to the project.",
            "Maybe it is open for editing in QGIS, or another zheli command runs: wait or close it, then try again."),
        raw.SQLITE_NOTADB => NotAProject(path, "It is not a GeoPackage."),
        raw.SQLITE_CORRUPT => Damaged(path, message),
        raw.SQLITE_FULL => Bad(path, "disk-full", "The disk is full; the project is as it was.", "Maybe free some space and try again."),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => Bad(
            path, "project-read-only", $"The project cannot be written ({message}).", "Maybe check the rights of the file and of its folder."),
        raw.SQLITE_CANTOPEN => Bad(
            path, "project-cannot-open", $"The project cannot be opened ({message}).", "Maybe check that the folder exists and that you may write there."),
        raw.SQLITE_IOERR => Bad(
            path, "project-io-error", $"The disk refused ({message}); the project is as it was.", "Maybe check the disk, then try again."),
        raw.SQLITE_ERROR when message.StartsWith("no such ", StringComparison.Ordinal) => Damaged(path, message),
        raw.SQLITE_TOOBIG => Damaged(path, "a value is larger than any that Zheli writes"),
        _ => new SqliteException($"{message} ({path})", code & 0xff, code),
    };

    /// <summary>The file is not one that Zheli wrote.</summary>
    public static BadInputException NotAProject(string path, string why) =>
        Bad(path, "not-a-project", $"The file is not a Zheli project. {why}", "Maybe give the path of a project, or of a new file that does not exist yet.");

    /// <summary>The file is a project, but what it holds cannot be right.</summary>
    public static BadInputException Damaged(string path, string what) =>
        Bad(path, "project-damaged", $"The project is damaged: {what}.", "Maybe restore it from a copy, or import its sources into a new project.");

    private static BadInputException Bad(string path, string code, string message, string advice) =>
        new(code, System.IO.Path.GetFileName(path), message, advice);
}
