using Zheli.Engineering.Optics.Topology;
using Zheli.Model;

namespace Zheli.Operations.Line;

/// <summary>Risks that several links share (a duct, a bridge, a river), as a table <c>risk,from,to</c>: each row says that the links between two nodes bear a risk.</summary>
internal static class RiskTable
{
    /// <summary>The risks of each link.</summary>
    /// <exception cref="BadInputException">The table cannot be used; all findings.</exception>
    public static int[][] Read(string path, OpticalTopology topology)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new BadInputException("file-missing", name, "There is no such file.", "Maybe check the path.");
        }

        var (findings, numbers) = (new List<Finding>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var risks = Enumerable.Range(0, topology.LinkCount).Select(_ => new SortedSet<int>()).ToArray();
        var row = 0;
        foreach (var line in File.ReadLines(path))
        {
            var where = FormattableString.Invariant($"{name}:{++row}");
            var fields = line.Split(',').Select(f => f.Trim()).ToArray();
            if (line.Length == 0 || (row == 1 && fields is ["risk", "from", "to"]))
            {
                continue;
            }

            if (fields is not [{ Length: > 0 } risk, var from, var to])
            {
                findings.Add(new(Severity.Error, "risk-row-unreadable", where, $"'{line}' is not risk,from,to.", "Maybe a field holds a comma."));
                continue;
            }

            try
            {
                var (one, other) = (topology.Resolve(from, where), topology.Resolve(to, where));
                var links = topology.Arcs.Where(a => (a.From == one && a.To == other) || (a.From == other && a.To == one)).Select(a => a.Link).Distinct().ToList();
                if (links.Count == 0)
                {
                    findings.Add(new(Severity.Error, "risk-without-link", where, $"No link joins '{from}' and '{to}'.", "Maybe the risk lies on another link."));
                }

                numbers.TryAdd(risk, numbers.Count);
                links.ForEach(link => risks[link].Add(numbers[risk]));
            }
            catch (BadInputException refused)
            {
                findings.AddRange(refused.Findings);
            }
        }

        return findings.Count == 0 ? [.. risks.Select(r => r.ToArray())] : throw new BadInputException(findings);
    }
}
