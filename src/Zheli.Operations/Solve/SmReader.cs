using System.Globalization;
using Zheli.Model;

namespace Zheli.Operations.Solve;

/// <summary>
/// Reads the single-mode format of PSPLIB (<c>.sm</c>), plain or gzipped: jobs with one mode, precedence, renewable resources. Reports everything that is
/// wrong at once.
/// </summary>
/// <remarks>R. Kolisch, A. Sprecher, <i>PSPLIB – a project scheduling problem library</i>, EJOR 96 (1997).</remarks>
internal sealed class SmReader
{
    private const int MostJobs = 100_000;
    private const int MostResources = 64;
    private const long LongestProject = 10_000_000;
    private const int LongestLine = 1 << 20;
    private const int MostFindings = 1000;

    private readonly string file;
    private readonly List<Finding> findings = [];
    private readonly List<(int Before, int After)> arcs = [];
    private readonly Dictionary<int, int> listed = [];
    private readonly Dictionary<int, int> requested = [];
    private int[] duration = [];
    private int[] demand = [];
    private int[]? capacity;
    private int jobs = -1;
    private int resources = -1;
    private int line;
    private string section = "";
    private string sections = "";

    private SmReader(string file) => this.file = file;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="token">Stops between lines.</param>
    /// <exception cref="BadInputException">It cannot be used; the findings name the lines.</exception>
    public static SmInstance Read(string path, CancellationToken token = default) => InstanceText.Read(path, text => new SmReader(Path.GetFileName(path)).Read(text, token));

    private SmInstance Read(TextReader text, CancellationToken token)
    {
        char[] buffer = new char[LongestLine];
        for (int length = InstanceText.NextLine(text, buffer); length >= 0 && findings.Count < MostFindings; length = InstanceText.NextLine(text, buffer))
        {
            token.ThrowIfCancellationRequested();
            line++;
            if (length > LongestLine)
            {
                Note("sm-line-too-long", $"The line is longer than {LongestLine} characters.", "Maybe this is not a PSPLIB file.");
                break;
            }

            Take(new string(buffer, 0, length).Trim());
        }

        CheckWhole();
        if (findings.Count == 0)
        {
            CheckCycle();
        }

        return findings.Count == 0
            ? new SmInstance(Path.GetFileNameWithoutExtension(file), duration, demand, capacity!, arcs)
            : throw new BadInputException(findings);
    }

    private void Take(string row)
    {
        if (row.StartsWith("***", StringComparison.Ordinal))
        {
            section = "";
            return;
        }

        if (row.Length == 0 || row.StartsWith("---", StringComparison.Ordinal))
        {
            return;
        }

        string title = row.ToUpperInvariant();
        if (title is "PRECEDENCE RELATIONS:" or "REQUESTS/DURATIONS:" or "RESOURCEAVAILABILITIES:" or "PROJECT INFORMATION:")
        {
            section = title;
            sections += title;
            Prepare();
            return;
        }

        string[] words = row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool isTableRow = words.Length > 0 && (char.IsAsciiDigit(words[0][0]) || (words[0].Length > 1 && words[0][0] == '-' && char.IsAsciiDigit(words[0][1])));
        switch (section)
        {
            case "":
                TakeHead(row);
                break;
            case "PRECEDENCE RELATIONS:" when isTableRow:
                TakePrecedence(words);
                break;
            case "REQUESTS/DURATIONS:" when isTableRow:
                TakeRequest(words);
                break;
            case "RESOURCEAVAILABILITIES:" when isTableRow:
                TakeCapacity(words);
                break;
            case "PROJECT INFORMATION:":
                break;
            default:
                if (isTableRow || !IsTableHead(row))
                {
                    Note("sm-line-unknown", $"'{Short(row)}' makes no sense in the section {section.TrimEnd(':')}.", "Maybe the line is damaged.");
                }

                break;
        }
    }

    private static bool IsTableHead(string row) =>
        row.StartsWith("jobnr", StringComparison.OrdinalIgnoreCase) || row.StartsWith("R ", StringComparison.OrdinalIgnoreCase);

    private void TakeHead(string row)
    {
        int colon = row.IndexOf(':', StringComparison.Ordinal);
        string key = (colon < 0 ? row : row[..colon]).Trim().ToUpperInvariant();
        string value = colon < 0 ? "" : row[(colon + 1)..].Trim().Split(' ')[0];
        if (key.StartsWith("JOBS (INCL", StringComparison.Ordinal))
        {
            jobs = Number(value, 1, MostJobs, "number of jobs") ?? -1;
        }
        else if (key == "- RENEWABLE")
        {
            resources = Number(value, 0, MostResources, "number of renewable resources") ?? -1;
        }
        else if (key is "- NONRENEWABLE" or "- DOUBLY CONSTRAINED" && Number(value, 0, MostResources, "number of resources") > 0)
        {
            Note("sm-unsupported", $"There are {value} {key[2..].ToLowerInvariant()} resources; only renewable ones are scheduled.", "Maybe take an instance of the single-mode sets.");
        }
        else if (key == "PROJECTS" && Number(value, 0, int.MaxValue, "number of projects") is not (null or 1))
        {
            Note("sm-unsupported", $"There are {value} projects; one is scheduled.", "Maybe split the file.");
        }
    }

    private void Prepare()
    {
        if (duration.Length > 0 || section == "PROJECT INFORMATION:")
        {
            return;
        }

        if (jobs < 0 || resources < 0)
        {
            Note("sm-head-incomplete", "The number of jobs or of renewable resources is not given before the tables.", "Maybe the head of the file is missing.");
            throw new BadInputException(findings);
        }

        (duration, demand) = (new int[jobs], new int[jobs * resources]);
    }

    private void TakePrecedence(string[] words)
    {
        if (Number(words[0], 1, jobs, "job") is not { } job || !Once(listed, job))
        {
            return;
        }

        int? modes = words.Length > 1 ? Number(words[1], 0, int.MaxValue, "number of modes") : null;
        int? count = words.Length > 2 ? Number(words[2], 0, jobs, "number of successors") : null;
        if (modes is > 1)
        {
            Note("sm-unsupported", $"Job {job} has {modes} modes; jobs of one mode are scheduled.", "Maybe take an instance of the single-mode sets.");
        }

        if (words.Length < 3 || (count is not null && count != words.Length - 3))
        {
            Note("sm-successors-miscounted", $"Job {job} announces {(words.Length < 3 ? "no number of" : words[2])} successors and lists {Math.Max(0, words.Length - 3)}.", "Maybe the line broke off.");
        }

        foreach (string word in words.Skip(3))
        {
            if (Number(word, 1, jobs, "job") is { } successor)
            {
                arcs.Add((job - 1, successor - 1));
            }
        }
    }

    private void TakeRequest(string[] words)
    {
        if (Number(words[0], 1, jobs, "job") is not { } job || !Once(requested, job))
        {
            return;
        }

        if (words.Length != 3 + resources)
        {
            Note("sm-requests-miscounted", $"Job {job} has {Math.Max(0, words.Length - 3)} requests for {resources} resources.", "Maybe the line broke off.");
            return;
        }

        duration[job - 1] = Number(words[2], 0, int.MaxValue, "duration") ?? 0;
        for (int r = 0; r < resources; r++)
        {
            demand[((job - 1) * resources) + r] = Number(words[3 + r], 0, int.MaxValue, "request") ?? 0;
        }
    }

    private void TakeCapacity(string[] words)
    {
        if (capacity is not null || words.Length != resources)
        {
            Note("sm-availabilities-miscounted", $"{words.Length} availabilities are given for {resources} resources{(capacity is null ? "" : ", and a second time")}.", "Maybe the line is damaged.");
            return;
        }

        capacity = [.. words.Select(w => Number(w, 0, int.MaxValue, "availability") ?? 0)];
    }

    private void CheckWhole()
    {
        foreach (string title in new[] { "PRECEDENCE RELATIONS", "REQUESTS/DURATIONS", "RESOURCEAVAILABILITIES" })
        {
            if (!sections.Contains(title, StringComparison.Ordinal))
            {
                Note("sm-section-missing", $"The section {title} is missing.", "Maybe the file broke off.");
            }
        }

        foreach (var (table, what) in new[] { (listed, "PRECEDENCE RELATIONS"), (requested, "REQUESTS/DURATIONS") })
        {
            if (sections.Contains(what, StringComparison.Ordinal) && Enumerable.Range(1, Math.Max(0, jobs)).Where(j => !table.ContainsKey(j)).ToList() is { Count: > 0 } missing)
            {
                Note("sm-jobs-missing", $"{missing.Count} of {jobs} jobs are missing in {what}, the first is {missing[0]}.", "Maybe the file broke off.");
            }
        }

        if (sections.Contains("RESOURCEAV", StringComparison.Ordinal) && capacity is null && resources > 0)
        {
            Note("sm-availabilities-missing", "The resources have no availabilities.", "Maybe the file broke off.");
        }

        capacity ??= [];
        long all = duration.Sum(d => (long)d);
        if (all > LongestProject)
        {
            Note("sm-too-long", $"The durations add up to {all} periods; at most {LongestProject} are scheduled.", "Maybe count in larger periods.");
        }
    }

    /// <summary>Takes away jobs without predecessors until none is left; what cannot be taken away holds a cycle.</summary>
    private void CheckCycle()
    {
        int[] waiting = new int[jobs];
        foreach (var (_, after) in arcs)
        {
            waiting[after]++;
        }

        var next = arcs.ToLookup(a => a.Before, a => a.After);
        var ready = new Stack<int>(Enumerable.Range(0, jobs).Where(j => waiting[j] == 0));
        int left = jobs;
        while (ready.TryPop(out int job))
        {
            left--;
            foreach (int after in next[job].Where(after => --waiting[after] == 0))
            {
                ready.Push(after);
            }
        }

        if (left > 0)
        {
            int member = CycleMember(waiting) + 1;
            line = listed[member];
            Note("sm-precedence-cycle", $"Job {member} must wait for itself; {left} jobs can never start.", "Maybe a successor is mistyped.");
        }
    }

    /// <summary>Walking back among the jobs that still wait, one comes round to a job on a cycle.</summary>
    private int CycleMember(int[] waiting)
    {
        var before = arcs.Where(a => waiting[a.Before] > 0 && waiting[a.After] > 0).GroupBy(a => a.After).ToDictionary(g => g.Key, g => g.Min(a => a.Before));
        int at = before.Keys.Min();
        for (int step = 0; step < jobs; step++)
        {
            at = before[at];
        }

        return at;
    }

    private bool Once(Dictionary<int, int> table, int job)
    {
        if (table.TryAdd(job, line))
        {
            return true;
        }

        Note("sm-job-twice", $"Job {job} is given twice, first in line {table[job]}.", "Maybe remove one of the lines.");
        return false;
    }

    private int? Number(string word, int least, int most, string what)
    {
        if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
        {
            return number;
        }

        Note("sm-number-unreadable", $"'{Short(word)}' is not a {what} from {least} to {most}.", "Maybe the line is damaged.");
        return null;
    }

    private void Note(string code, string message, string advice) =>
        findings.Add(new Finding(Severity.Error, code, string.Create(CultureInfo.InvariantCulture, $"{file}:{line}"), message, advice));

    private static string Short(string text) => text.Length > 60 ? text[..60] : text;
}
