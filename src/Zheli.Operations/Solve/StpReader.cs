using System.Globalization;
using Zheli.Algorithms.Steiner;
using Zheli.Model;

namespace Zheli.Operations.Solve;

/// <summary>
/// Reads the STP format 1.0 of SteinLib, plain or gzipped: Steiner tree problems (<c>T</c>), prize-collecting ones (<c>TP</c>), with a root
/// (<c>RootP</c>) or without, and maximum-weight connected subgraphs of the 11th DIMACS challenge (<c>T vertex weight</c>, edges without costs).
/// Decimal costs are multiplied by a power of ten until all are whole. What stands after <c>#</c> is a comment. Reports every edge and terminal that is wrong.
/// </summary>
internal sealed class StpReader
{
    private const int MostVertices = 20_000_000;
    private const int MostEdges = 100_000_000;
    private const int LongestLine = 4096;

    /// <summary>Decimals of a number: with more it is no whole number of 18 digits however it is scaled.</summary>
    private const int MostDecimals = 12;

    private const long MostScale = 1_000_000_000_000;

    /// <summary>Sums up to 2^57 = 1.44e17 are solved.</summary>
    private const decimal LargestCost = 1e17m;

    private const int MostFindings = 1000;

    /// <summary>Sections that make another problem of a graph and its terminals.</summary>
    private static readonly string[] OtherProblems = ["OBSTACLES", "MAXIMUMDEGREES", "NODEWEIGHTS"];

    /// <summary>Lines that say something of one edge or vertex alone: the next one is read whatever is wrong with them.</summary>
    private static readonly string[] Rows = ["E", "T", "TP", "ROOTP", "ROOT"];

    private readonly string file;
    private readonly char[] buffer = new char[LongestLine];
    private readonly List<int> tail = [];
    private readonly List<int> head = [];
    private readonly List<decimal> cost = [];
    private readonly Dictionary<int, decimal?> prize = [];
    private readonly Dictionary<int, decimal> weight = [];
    private readonly List<Finding> findings = [];
    private int firstWithoutCost;
    private string? name;
    private string section = "";
    private string? strange;
    private int vertices = -1;
    private int edges = -1;
    private int edgesLine;
    private int terminals = -1;
    private int terminalsLine;
    private int root = -1;
    private int line;

    private StpReader(string file) => this.file = file;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="token">Stops between lines.</param>
    /// <exception cref="BadInputException">It cannot be used; the findings name the lines.</exception>
    public static StpInstance Read(string path, CancellationToken token = default) => InstanceText.Read(path, text => new StpReader(Path.GetFileName(path)).Read(text, token));

    private StpInstance Read(TextReader text, CancellationToken token)
    {
        bool headed = false, ended = false;
        while (!ended && NextLine(text, out var characters))
        {
            token.ThrowIfCancellationRequested();
            if (section == "GRAPH" && TakePlainEdge(characters))
            {
                continue;
            }

            string[] words = Words(characters.ToString());
            if (words.Length == 0)
            {
                continue;
            }

            if (!headed)
            {
                headed = words[0].Equals("33D32945", StringComparison.OrdinalIgnoreCase);
                if (!headed)
                {
                    throw Refused("stp-header-missing", "The first line does not begin with 33D32945.", "Maybe this is not an STP file.");
                }
            }
            else
            {
                ended = !Take(words);
            }
        }

        if (findings.Count > 0)
        {
            throw new BadInputException(findings);
        }

        if (headed && !ended && section is "GRAPH" or "TERMINALS")
        {
            throw Refused("stp-broken-off", $"The file ends within the section {section[0]}{section[1..].ToLowerInvariant()}: neither END nor EOF follows.", "Maybe the file broke off.");
        }

        return headed ? weight.Count > 0 ? Weighted() : Finish() : throw Refused("stp-header-missing", "The file is empty.", "Maybe the download broke off.");
    }

    private bool NextLine(TextReader text, out ReadOnlySpan<char> characters)
    {
        line++;
        int length = InstanceText.NextLine(text, buffer);
        if (length > LongestLine)
        {
            throw Refused("stp-line-too-long", $"The line is longer than {LongestLine} characters.", "Maybe this is not an STP file.");
        }

        characters = buffer.AsSpan(0, Math.Max(0, length));
        return length >= 0;
    }

    /// <summary>The words of a line up to a comment; in the section Comment the sign belongs to the text.</summary>
    private string[] Words(string text)
    {
        int comment = section is "COMMENT" or "COMMENTS" ? -1 : text.IndexOf('#', StringComparison.Ordinal);
        return (comment < 0 ? text : text[..comment]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Takes in an edge whose numbers are plain and small, as nearly all are; any other line is left to be read word by word.</summary>
    private bool TakePlainEdge(ReadOnlySpan<char> characters)
    {
        if (characters.Length < 2 || characters[0] is not ('E' or 'e') || characters[1] != ' ')
        {
            return false;
        }

        var rest = characters[1..];
        if (!TakeDigits(ref rest, out long from) || !TakeDigits(ref rest, out long to) || !TakeDigits(ref rest, out long amount) || !rest.IsWhiteSpace()
            || from < 1 || to < 1 || from > vertices || to > vertices || tail.Count >= (edges >= 0 ? edges : MostEdges))
        {
            return false;
        }

        tail.Add((int)from - 1);
        head.Add((int)to - 1);
        cost.Add(amount);
        return true;
    }

    /// <summary>Spaces and up to fifteen digits, with another space or the end after them.</summary>
    private static bool TakeDigits(ref ReadOnlySpan<char> rest, out long number)
    {
        int at = 0;
        while (at < rest.Length && rest[at] == ' ')
        {
            at++;
        }

        int first = at;
        for (number = 0; at < rest.Length && at - first < 15 && char.IsAsciiDigit(rest[at]); at++)
        {
            number = (number * 10) + (rest[at] - '0');
        }

        bool isWhole = at > first && (at == rest.Length || char.IsWhiteSpace(rest[at]));
        rest = rest[at..];
        return isWhole;
    }

    /// <summary>Takes one line in; false at the end of the file.</summary>
    private bool Take(string[] words)
    {
        string keyword = words[0].ToUpperInvariant();
        if (keyword == "EOF")
        {
            return false;
        }

        if (keyword == "SECTION")
        {
            section = words.Length > 1 ? words[1].ToUpperInvariant() : "";
            strange ??= section is "GRAPH" or "TERMINALS" or "COMMENT" or "COMMENTS" or "COORDINATES" or "PRESOLVE" ? null : words.ElementAtOrDefault(1);
            if (OtherProblems.Contains(section, StringComparer.Ordinal))
            {
                throw Refused("stp-unsupported", $"The section {words[1]} is not supported.", "Maybe take an instance of the plain Steiner tree problem.");
            }
        }
        else if (keyword == "END")
        {
            section = "";
        }
        else if (section is "COMMENT" or "COMMENTS")
        {
            name = keyword is "NAME" or "NAME:" && words.Length > 1 ? string.Concat(string.Join(' ', words[1..]).Trim('"', ' ').Where(c => !char.IsControl(c))) : name;
        }
        else if (section is "GRAPH" or "TERMINALS")
        {
            TakeRow(keyword, words);
        }

        return true;
    }

    private void TakeRow(string keyword, string[] words)
    {
        if (section == "GRAPH" && keyword == "E" && tail.Count >= (edges >= 0 ? edges : MostEdges))
        {
            throw edges >= 0
                ? Refused("stp-edges-miscounted", $"{edges} edges are announced and more are given.", "Maybe the number of edges is wrong.")
                : Refused("stp-too-large", $"There are more than {MostEdges} edges.", "Maybe take a part of the graph.");
        }

        try
        {
            (section == "GRAPH" ? (Action<string, string[]>)TakeGraph : TakeTerminal)(keyword, words);
        }
        catch (BadInputException refused) when (vertices >= 0 && Rows.Contains(keyword, StringComparer.Ordinal) && findings.Count < MostFindings)
        {
            findings.AddRange(refused.Findings);
        }
    }

    private void TakeGraph(string keyword, string[] words)
    {
        switch (keyword)
        {
            case "NODES" when vertices >= 0:
                throw Refused("stp-nodes-twice", $"The number of nodes is given again, after {vertices}.", "Maybe two files were joined.");
            case "NODES":
                vertices = Number(words, 1, 1, MostVertices, "number of nodes");
                break;
            case "EDGES":
                edges = Number(words, 1, 0, MostEdges, "number of edges");
                edgesLine = line;
                break;
            case "E":
                AddEdge(words);
                break;
            case "OPTIMAL" or "REMARK":
                break;
            case "A" or "ARCS":
                throw Refused("stp-directed", "The graph has directed arcs (A); only undirected edges (E) are solved.", "Maybe the instance exists in an undirected form.");
            case "OBSTACLES" or "DD":
                throw Refused("stp-unsupported", $"{words[0]} is not supported.", "Maybe take an instance of the plain Steiner tree problem.");
            default:
                throw Refused("stp-line-unknown", $"'{words[0]}' is not known in the section Graph.", "Maybe a word is misspelt: E, Nodes, Edges.");
        }
    }

    private void AddEdge(string[] words)
    {
        CheckLength(words, 4);
        var (from, to, amount) = (Vertex(words, 1), Vertex(words, 2), words.Length == 3 ? 0 : Cost(words, 3));
        firstWithoutCost = words.Length == 3 && firstWithoutCost == 0 ? line : firstWithoutCost;
        tail.Add(from);
        head.Add(to);
        cost.Add(amount);
    }

    private void TakeTerminal(string keyword, string[] words)
    {
        switch (keyword)
        {
            case "TERMINALS":
                (terminals, terminalsLine) = (Number(words, 1, 0, MostVertices, "number of terminals"), line);
                break;
            case "T" when words.Length > 2:
                CheckLength(words, 3);
                AddWeight(words);
                break;
            case "T":
                AddPrize(words, null);
                break;
            case "TP":
                CheckLength(words, 3);
                AddPrize(words, Cost(words, 2));
                break;
            case "ROOTP" or "ROOT" when root >= 0:
                throw Refused("stp-root-twice", $"A second root is given, after node {root + 1}.", "Maybe remove one of the lines.");
            case "ROOTP" or "ROOT":
                root = Vertex(words, 1);
                break;
            default:
                throw Refused("stp-line-unknown", $"'{words[0]}' is not known in the section Terminals.", "Maybe a word is misspelt: T, TP, RootP.");
        }
    }

    private void AddPrize(string[] words, decimal? amount)
    {
        int vertex = Vertex(words, 1);
        if (!prize.TryAdd(vertex, amount))
        {
            throw Refused("stp-terminal-twice", $"Terminal {vertex + 1} is given twice.", "Maybe remove one of the lines.");
        }
    }

    private void AddWeight(string[] words)
    {
        int vertex = Vertex(words, 1);
        decimal amount = Exact(words[2], "weight");
        if (!weight.TryAdd(vertex, amount))
        {
            throw Refused("stp-terminal-twice", $"The weight of vertex {vertex + 1} is given twice.", "Maybe remove one of the lines.");
        }
    }

    /// <summary>
    /// The prize-collecting form of a maximum-weight connected subgraph (Dittrich et al. 2008): with the least weight w, every edge costs −w and
    /// every vertex is worth its
    /// weight less w; a tree of k vertices pays for k − 1 edges.
    /// </summary>
    private StpInstance Weighted()
    {
        if (prize.Count > 0 || root >= 0 || cost.Any(c => c != 0))
        {
            throw Refused("stp-unsupported", "Weights (T vertex weight) stand beside terminals, prizes, a root or costs of edges.", "Maybe the instance is of another problem.");
        }

        decimal least = Math.Min(0, weight.Values.Min());
        for (int e = 0; e < cost.Count; e++)
        {
            cost[e] = -least;
        }

        for (int v = 0; v < vertices; v++)
        {
            prize[v] = weight.GetValueOrDefault(v) - least;
        }

        var instance = Finish();
        long shift = instance.Graph.Prize.Sum() + (long)(least * instance.Scale);
        return instance with { Problem = StpProblem.Mwcs, Terminals = weight.Values.Count(w => w > 0), Shift = shift };
    }

    private StpInstance Finish()
    {
        if (vertices < 0)
        {
            throw Refused("stp-nodes-missing", $"No section Graph gives the number of nodes{Strange()}.", "Maybe the file broke off.");
        }

        if (edges >= 0 && edges != tail.Count)
        {
            line = edgesLine;
            throw Refused("stp-edges-miscounted", $"{edges} edges are announced and {tail.Count} given.", "Maybe the file broke off.");
        }

        // Some publishers count the root among the terminals.
        int given = prize.Count(p => weight.Count == 0 || weight.ContainsKey(p.Key));
        if (terminals >= 0 && terminals != given && terminals != given + (root >= 0 ? 1 : 0))
        {
            line = terminalsLine;
            throw Refused("stp-terminals-miscounted", $"{terminals} terminals are announced and {given} given.", "Maybe the file broke off.");
        }

        if (firstWithoutCost > 0 && weight.Count == 0)
        {
            line = firstWithoutCost;
            throw Refused("stp-number-unreadable", "Nothing is not a cost.", "Maybe the line is damaged.");
        }

        bool collecting = prize.Values.Any(p => p is not null);
        if (!collecting && prize.Count == 0)
        {
            throw Refused("stp-terminals-missing", $"There are no terminals{Strange()}.", "Maybe the file broke off before its section Terminals.");
        }

        var scale = Scale();
        long[] whole = new long[vertices];
        foreach (var (vertex, amount) in prize)
        {
            whole[vertex] = amount is { } money ? (long)(money * scale) : SteinerProblem.Mandatory;
        }

        int at = root >= 0 ? root : prize.Where(p => p.Value is null).Select(p => p.Key).DefaultIfEmpty(0).Min();
        try
        {
            return new StpInstance
            {
                Name = name ?? file,
                Problem = !collecting ? StpProblem.Spg : root >= 0 || prize.Values.Any(p => p is null) ? StpProblem.Rpcst : StpProblem.Pcspg,
                Scale = scale,
                Terminals = prize.Count,
                Graph = new SteinerProblem(vertices, at, [.. tail], [.. head], [.. cost.Select(c => (long)(c * scale))], whole),
            };
        }
        catch (ArgumentException)
        {
            throw Refused("stp-costs-too-large", "All costs and prizes together, counted in units of the last decimal, exceed 2^57.", "Maybe count in larger units or with fewer decimals.");
        }
    }

    /// <summary>The least power of ten that makes every number whole, so that nothing is lost.</summary>
    private long Scale()
    {
        long scale = 1;
        foreach (decimal number in cost.Concat(prize.Values.OfType<decimal>()))
        {
            if (number > LargestCost)
            {
                throw Refused("stp-costs-too-large", $"The sum of two weights, {number.ToString(CultureInfo.InvariantCulture)}, is larger than 10^17.", "Maybe count in larger units.");
            }

            while (number > LargestCost / scale || number * scale != decimal.Truncate(number * scale))
            {
                if (number > LargestCost / scale || scale >= MostScale)
                {
                    throw TooFine(number.ToString(CultureInfo.InvariantCulture));
                }

                scale *= 10;
            }
        }

        if (cost.Concat(prize.Values.OfType<decimal>()).Any(number => number > LargestCost / scale))
        {
            throw Refused("stp-costs-too-large", "Costs and prizes, counted in units of the last decimal, are larger than 10^17.", "Maybe count in larger units or with fewer decimals.");
        }

        return scale;
    }

    private void CheckLength(string[] words, int most)
    {
        if (words.Length > most)
        {
            throw Refused("stp-words-left", $"'{words[most]}' stands after all that a line {words[0]} says.", "Maybe a number was written with a space in it.");
        }
    }

    /// <summary>A section of an unknown name, which may be one that is missed.</summary>
    private string Strange() => strange is null ? "" : $", and '{strange}' is not a section that is known";

    private int Vertex(string[] words, int at) =>
        vertices >= 0
            ? Number(words, at, 1, vertices, "node") - 1
            : throw Refused("stp-nodes-missing", "A node is used before the number of nodes is given.", "Maybe a line 'Nodes N' is missing.");

    private int Number(string[] words, int at, int least, int most, string what) =>
        words.Length > at && int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw Refused("stp-number-unreadable", $"{(words.Length > at ? $"'{words[at]}'" : "Nothing")} is not a {what} from {least} to {most}.", "Maybe the line is damaged.");

    private decimal Cost(string[] words, int at)
    {
        decimal number = words.Length > at ? Exact(words[at], "cost") : throw Refused("stp-number-unreadable", "Nothing is not a cost.", "Maybe the line is damaged.");
        return number >= 0
            ? number
            : throw Refused("stp-cost-negative", $"The number {words[at]} is negative.", "Maybe the instance is of another problem; only costs and prizes of at least 0 are solved.");
    }

    /// <summary>A number to its last digit: one that would be rounded in reading is refused.</summary>
    private decimal Exact(string word, string what)
    {
        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double about) || !double.IsFinite(about))
        {
            throw Refused("stp-number-unreadable", $"'{word}' is not a {what}.", "Maybe the line is damaged.");
        }

        if (Math.Abs(about) > (double)LargestCost)
        {
            throw Refused("stp-costs-too-large", $"The {what} {word} is larger than 10^17.", "Maybe count in larger units.");
        }

        string[] parts = word.Split('e', 'E');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : parts[0].AsSpan(point + 1).TrimEnd('0').Length;
        int power = parts.Length < 2 ? 0 : int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int given) ? given : -LongestLine;
        return decimals - power <= MostDecimals || parts[0].AsSpan().IndexOfAnyInRange('1', '9') < 0
            ? decimal.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture)
            : throw TooFine(word);
    }

    private BadInputException TooFine(string word) =>
        Refused("stp-costs-too-fine", $"{word} cannot be made a whole number within 18 digits.", "Maybe round costs and prizes to six decimals.");

    private BadInputException Refused(string code, string message, string advice) =>
        new(code, string.Create(CultureInfo.InvariantCulture, $"{file}:{line}"), message, advice);
}
