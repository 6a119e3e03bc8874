using Microsoft.Data.Sqlite;
using SQLitePCL;
using Zheli.Model;

namespace Zheli.Operations.Storage;

/// <summary>One open SQLite file; every failure that a planner can mend leaves it as a sentence.</summary>
internal sealed class Database : IDisposable
{
    private const int BusyMilliseconds = 3000;

    private readonly SqliteConnection connection;

    private Database(SqliteConnection connection, string path) => (this.connection, Path) = (connection, path);

    /// <summary>The file, as messages name it.</summary>
    public string Path { get; }

    /// <summary>Opens a file; waits at most three seconds for a lock that another process holds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">What may be done with it.</param>
    /// <param name="shown">The file's name in messages, where it has another one for a while.</param>
    public static Database Open(string path, SqliteOpenMode mode, string? shown = null)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw DatabaseFailure.Of(failure.SqliteExtendedErrorCode, failure.Message, shown ?? path);
        }

        var database = new Database(connection, shown ?? path);
        raw.sqlite3_busy_timeout(connection.Handle, BusyMilliseconds);
        try
        {
            // The file may come from anyone: its views and triggers get no say beyond plain SQL, and its pages are checked as they are read.
            database.Execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=OFF");
            database.Execute("PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY");
        }
        catch
        {
            database.Dispose();
            throw;
        }

        return database;
    }

    /// <summary>Runs statements that return nothing.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(connection.Handle, sql));

    /// <summary>Makes a statement that can be run many times.</summary>
    public Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out var handle));
        return new Statement(this, handle);
    }

    /// <summary>The first column of the first row as a whole number, or null when there is no row.</summary>
    public long? FindNumber(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.FindNumber(0) : null;
    }

    /// <summary>True when the file has a table of this name.</summary>
    public bool HasTable(string name)
    {
        using var statement = Prepare("SELECT 1 FROM sqlite_master WHERE type IN ('table','view') AND name = ?");
        return statement.Bind(1, name).Step();
    }

    /// <summary>Does all of <paramref name="work"/> or nothing of it.</summary>
    public void Write(Action work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            Execute("COMMIT");
        }
        catch
        {
            // A full disk or an I/O error has already rolled back by itself.
            raw.sqlite3_exec(connection.Handle, "ROLLBACK");
            throw;
        }
    }

    /// <summary>Reads from one state of the file, whatever others write meanwhile.</summary>
    public T Read<T>(Func<T> work)
    {
        Execute("BEGIN");
        try
        {
            return work();
        }
        finally
        {
            raw.sqlite3_exec(connection.Handle, "ROLLBACK");
        }
    }

    /// <summary>Turns a result code that is not success into an exception.</summary>
    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw DatabaseFailure.Of(raw.sqlite3_extended_errcode(connection.Handle), raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), Path);
        }
    }

    /// <summary>What to throw when a stored value makes no sense.</summary>
    public BadInputException Damaged(string what) => DatabaseFailure.Damaged(Path, what);

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();
}
