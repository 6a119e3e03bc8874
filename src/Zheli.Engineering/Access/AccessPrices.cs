using Zheli.Algorithms.Clustering;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Access;

/// <summary>Prices and limits of an access network, in tenge and whole numbers, by the rules of <c>docs/methods/access.md</c>.</summary>
internal sealed class AccessPrices
{
    private static readonly int[] CableSizes = [4, 12, 24, 48, 96, 144, 288];

    private readonly CostCatalogue catalogue;

    /// <summary>Reads the figures; everything that is missing is refused at once.</summary>
    /// <exception cref="BadInputException">Figures are missing or make no sense.</exception>
    public AccessPrices(CostCatalogue national, AccessOptions options)
    {
        catalogue = national.With(options.Overrides);
        Options = options;
        var findings = new List<Finding>();
        foreach (var ratio in new[] { options.SecondaryRatio, options.PrimaryRatio }.Where(r => r != 1))
        {
            if (catalogue.Find(SplitterKey(ratio))?.Value is null || catalogue.Find(SplitLossKey(ratio))?.Value is null)
            {
                findings.Add(new(
                    Severity.Error, "split-ratio-unknown", "--split", $"There is no splitter 1:{ratio} with a price and a loss in the catalogue.",
                    $"Maybe 1:2, 1:4, 1:8, 1:16, 1:32 or 1:64, or set {SplitterKey(ratio)}."));
            }
        }

        if (options.PrimaryRatio < 2 || options.SecondaryRatio < 1)
        {
            findings.Add(new(Severity.Error, "split-ratio-unknown", "--split", "A network without splitters in cabinets is not designed.", "Maybe 4x8, 8x8 or 32."));
        }

        Sizes = [.. CableSizes.Where(s => catalogue.Find(CableKey(s))?.Value is not null)];
        if (Sizes.Length == 0)
        {
            findings.Add(new(Severity.Error, "cable-sizes-missing", "catalogue", "The catalogue has no price for any size of cable.", "Maybe set acc.cable_24."));
        }

        if (findings.Count > 0)
        {
            throw new BadInputException(findings);
        }

        TakeUpScenarios = options.TakeUps.Count > 0 ? options.TakeUps : Usual(catalogue.Get("dem.takeup_y4"));
        if (TakeUpScenarios.FirstOrDefault(s => s.Share is not (>= 0 and <= 1) || s.Weight is not (> 0 and < 1e9)) is { } wrong)
        {
            throw new BadInputException(
                "take-up-out-of-range", "--take-up", FormattableString.Invariant($"{wrong.Share}:{wrong.Weight} is no share between 0 and 1 with a weight above 0."), "Maybe 0.53, or 0.35:1 0.53:4 0.6:1.");
        }

        TakeUp = TakeUpScenarios.Sum(s => s.Share * s.Weight) / TakeUpScenarios.Sum(s => s.Weight);
    }

    /// <summary>What was asked.</summary>
    public AccessOptions Options { get; }

    /// <summary>Cable sizes with a price, fibres.</summary>
    public int[] Sizes { get; }

    /// <summary>Sizes that the catalogue knows and that have no price, for a finding.</summary>
    public IEnumerable<int> MissingSizes => CableSizes.Except(Sizes);

    /// <summary>How many may connect.</summary>
    public IReadOnlyList<TakeUpScenario> TakeUpScenarios { get; }

    /// <summary>Share of dwellings that connect on average. Every cost that depends on it is in proportion to it, so that the average cost is the cost at the average.</summary>
    public double TakeUp { get; }

    /// <summary>The three points of a figure with a range, weighted as usual for them; one point for a figure that was set.</summary>
    private static TakeUpScenario[] Usual(CatalogueItem item) => item is { IsOverridden: false, Low: { } low, High: { } high }
        ? [new((double)low, 1), new((double)item.Value!.Value, 4), new((double)high, 1)] : [new((double)item.Value!.Value, 1)];

    /// <summary>A figure in its own unit.</summary>
    public double Number(string key) => catalogue.Number(key);

    /// <summary>A price in tenge.</summary>
    public double Tenge(string key) => catalogue.Tenge(key);

    /// <summary>A price in whole tenge.</summary>
    public long Whole(string key) => (long)Math.Round(catalogue.Tenge(key), MidpointRounding.AwayFromZero);

    /// <summary>A length limit in centimetres.</summary>
    public long Centimetres(string key) => (long)Math.Round(catalogue.Number(key) * 100);

    /// <summary>Tenge for a kilometre of a method.</summary>
    public double PerKilometre(RouteMethod method) => method switch
    {
        RouteMethod.Built => 0,
        RouteMethod.Aerial => Tenge("civ.aerial_existing"),
        RouteMethod.SoftTrench => Tenge("civ.rural_trench"),
        RouteMethod.SuburbanTrench => Tenge("civ.suburban_trench"),
        RouteMethod.UrbanTrench => Tenge("civ.urban_trench"),
        RouteMethod.Link => Tenge("civ.rural_trench") * Number("civ.cross_country_factor"),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a way to build a route."),
    };

    /// <summary>How a trench along a street is dug.</summary>
    public static RouteMethod TrenchAlong(CorridorKind kind, PlaceKind place)
    {
        var isPaved = kind is CorridorKind.Trunk or CorridorKind.Primary or CorridorKind.Secondary or CorridorKind.Tertiary;
        return place switch
        {
            PlaceKind.City => RouteMethod.UrbanTrench,
            PlaceKind.Town => isPaved ? RouteMethod.UrbanTrench : RouteMethod.SuburbanTrench,
            _ => isPaved ? RouteMethod.SuburbanTrench : RouteMethod.SoftTrench,
        };
    }

    /// <summary>Building cost of a stretch, whole tenge.</summary>
    /// <param name="method">How it is built.</param>
    /// <param name="length">Centimetres.</param>
    public long Route(RouteMethod method, long length) => (long)Math.Round(PerKilometre(method) * length / 100_000, MidpointRounding.AwayFromZero);

    /// <summary>A splitter, whole tenge.</summary>
    public long Splitter(int ratio) => ratio == 1 ? 0 : Whole(SplitterKey(ratio));

    /// <summary>The catalogue with the design's own figures.</summary>
    public CostCatalogue Catalogue => catalogue;

    /// <summary>The cables for up to a number of fibres.</summary>
    public CableTable Cables(int mostFibres) => new(
        Sizes, [.. Sizes.Select(s => Whole(CableKey(s)))], (int)Math.Round(Number("acc.cable_spare") * 100), Math.Max(1, mostFibres));

    /// <summary>Rules of the optimiser.</summary>
    /// <param name="mostFibres">Most fibres on one edge.</param>
    public DistributionRules Rules(int mostFibres)
    {
        var cables = Cables(mostFibres);
        return new()
        {
            ClosurePorts = Options.SecondaryRatio > 1 ? Options.SecondaryRatio : (int)Number("acc.closure_ports"),
            SecondaryRatio = Options.SecondaryRatio,
            PrimaryRatio = Options.PrimaryRatio,
            CabinetDwellings = (int)Number("acc.cabinet_homes"),
            MaxDrop = Centimetres("acc.drop_max"),
            ClosureCost = Whole("acc.closure"),
            SecondaryCost = Splitter(Options.SecondaryRatio),
            PrimaryCost = Splitter(Options.PrimaryRatio) + Whole("acc.olt_port"),
            CabinetCost = Whole("acc.cabinet"),
            DropPerKilometre = (long)Math.Round(TakeUp * Tenge("acc.drop_cable")),
            Distribution = cables,
            Feeder = cables,
            OnlyAtNode = Options.IsCentralised,
        };
    }

    private static string CableKey(int size) => FormattableString.Invariant($"acc.cable_{size}");

    private static string SplitterKey(int ratio) => FormattableString.Invariant($"acc.splitter{ratio}");

    private static string SplitLossKey(int ratio) => FormattableString.Invariant($"acc.split_loss_{ratio}");
}
