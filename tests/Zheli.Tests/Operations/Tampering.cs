using Microsoft.Data.Sqlite;

namespace Zheli.Tests.Operations;

/// <summary>Changes a project file behind the program's back, as another program could.</summary>
internal static class Tampering
{
    public static void Execute(string project, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = project, Pooling = false }.ConnectionString);
        connection.Open();

        // The triggers of the spatial index call functions that a GeoPackage's reader brings along.
        connection.CreateFunction("ST_IsEmpty", (byte[]? geometry) => geometry is null);
        foreach (var axis in new[] { "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY" })
        {
            connection.CreateFunction(axis, (byte[] _) => 0.0);
        }

        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
