using System.Globalization;
using System.Text;
using Zheli.Model;

namespace Zheli.Operations.Solve;

/// <summary>A schedule as text: a head line, <c>name</c>, <c>makespan</c>, then <c>S job start</c> for each job in the file's own numbers, periods from 0.</summary>
internal static class SmSolutionFile
{
    private const string Head = "zheli schedule solution 1";

    /// <summary>Writes a schedule.</summary>
    public static void Write(Stream stream, string name, int makespan, int[] start)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(Head);
        text.WriteLine($"name {name}");
        text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"makespan {makespan}"));
        for (int i = 0; i < start.Length; i++)
        {
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"S {i + 1} {start[i]}"));
        }
    }

    /// <summary>Reads a schedule: its stated makespan, and the start of each job, −1 where none is given.</summary>
    /// <exception cref="BadInputException">A line cannot be read, or a job is given twice.</exception>
    public static (long? Makespan, long[] Start) Read(string path, int jobs)
    {
        long[] start = new long[jobs];
        Array.Fill(start, -1);
        long? makespan = null;
        int line = 0;
        foreach (string text in StpText.Lines(path))
        {
            line++;
            switch (text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                case []:
                case ["zheli", "schedule", "solution", "1"]:
                case ["name", ..]:
                    break;
                case ["makespan", var number]:
                    makespan = StpText.Whole(path, line, number);
                    break;
                case ["S", var job, var at]:
                    int index = StpText.Vertex(path, line, job, jobs);
                    start[index] = start[index] < 0 ? StpText.Whole(path, line, at) : throw StpText.Unreadable(path, line, text);
                    break;
                default:
                    throw StpText.Unreadable(path, line, text);
            }
        }

        return (makespan, start);
    }
}
