using System.Globalization;
using System.Text;

namespace Zheli.Operations.Storage;

/// <summary>
/// The table <c>layer_styles</c>, from which QGIS takes the look of a layer when it opens a GeoPackage: a plan shows in the colours of
/// the atlas, on quiet land, without any work. The colours are those of the web map by day.
/// </summary>
internal static class LayerStyles
{
    private const string Fibre = "18,64,140,255", Slate = "90,102,114,255", Amber = "184,106,0,255", Violet = "122,61,184,255", Red = "196,18,47,255";
    private const string None = "255,255,255,0", White = "255,255,255,255";
    private const string Land = "252,252,250,255", Water = "207,223,232,255", Shore = "179,202,215,255";
    private const string Border = "141,151,159,255", Region = "185,192,197,255", District = "220,223,225,255", Corridor = "205,191,174,255", Quiet = "138,148,156,255";

    private static readonly (string Value, string Label, string Colour, double Width, string Dash)[] Lines =
    [
        ("plough", "Fibre, ploughed", Fibre, 0.7, ""),
        ("trench", "Fibre, trench", Fibre, 0.7, ""),
        ("rock", "Fibre, trench in rock", Fibre, 0.7, ""),
        ("urban_trench", "Fibre, urban trench", Fibre, 0.7, ""),
        ("cross_country", "Fibre, across country", Fibre, 0.5, ""),
        ("aerial", "Fibre, on poles", Fibre, 0.7, "3;2"),
        ("existing", "Fibre, existing", Slate, 0.7, ""),
        ("microwave", "Microwave", Amber, 0.4, "2;2"),
    ];

    private static readonly (string Value, string Label, string Fill, string Outline)[] Markers =
    [
        ("fibre", "Fibre", Fibre, White),
        ("existing", "Existing network", Slate, White),
        ("microwave", "Microwave", Amber, White),
        ("satellite", "Satellite", None, Violet),
        ("unserved", "Not served", None, Red),
    ];

    private static readonly (string Value, string Label, string Colour)[] Margins =
        [("thin", "Less than 1 dB left", Red), ("fair", "1 to 3 dB left", Amber), ("ample", "3 dB and more left", Fibre)];

    private const string ByMargin = "if(&quot;margin_db&quot; &lt; 1, 'thin', if(&quot;margin_db&quot; &lt; 3, 'fair', 'ample'))";

    private static readonly (string Value, string Label, string Colour, double Width, string Dash)[] Routes =
    [
        ("soft_trench", "Trench, unpaved street", Fibre, 0.5, ""),
        ("suburban_trench", "Trench, paved street", Fibre, 0.5, ""),
        ("urban_trench", "Trench, city street", Fibre, 0.5, ""),
        ("link", "Link across country", Amber, 0.5, "3;2"),
        ("aerial", "On poles", Fibre, 0.5, "3;2"),
        ("built", "Trench there already", Slate, 0.5, ""),
    ];

    private static readonly (string Value, string Label, string Fill, string Shape, double Size)[] Sites =
    [
        ("node", "Feeding node", Red, "square", 3),
        ("cabinet", "Cabinet", Fibre, "square", 2.2),
        ("closure", "Closure", White, "circle", 1.2),
        ("entrance", "Entrance of a block", Amber, "circle", 1.2),
    ];

    /// <summary>Makes the table, and the style of every layer that has none yet.</summary>
    public static void Create(Database database)
    {
        database.Execute("""
            CREATE TABLE IF NOT EXISTS layer_styles (
                id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
                f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30),
                ui TEXT(30), update_time DATETIME)
            """);
        GeoPackage.Register(database, new("layer_styles", null, "", "Styles for QGIS"));
        using var insert = database.Prepare("""
            INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault,
                description, owner, ui, update_time)
            SELECT '', '', ?1, 'geom', ?2, ?3, '', 1, ?4, '', NULL, ?5 WHERE NOT EXISTS (SELECT 1 FROM layer_styles WHERE f_table_name = ?1)
            """);
        Add("border", "border", "The border", Single(Fill(None, Border, 0.5)));
        Add("region", "region", "Regions on land", Single(Fill(Land, Region, 0.3)));
        Add("district", "district", "Outlines of districts", Single(Fill(None, District, 0.15)));
        Add("water", "water", "Lakes and seas", Single(Fill(Water, Shore, 0.15)));
        Add("corridor", "corridor", "Roads, railways and power lines", Single(Line(0, Corridor, 0.15, "")));
        Add("settlement", "settlement", "Settlements", Single(Marker(0, Quiet, White, "circle", 0.8)));
        Add("network_line", "network", "Existing network", Single(Line(0, Slate, 0.7, "")));
        Add("network_node", "network", "Points of the existing network", Single(Marker(0, Slate, White, "square", 1.6)));
        Add("plan_edge", "method", "Plan by build method", Categorised(
            "method", Lines.Select(l => (l.Value, l.Label)), "", i => Line(i, Lines[i].Colour, Lines[i].Width, Lines[i].Dash)));
        Add("plan_span", "margin", "Fibre spans by what is left of their optical budget", Categorised(
            ByMargin, Margins.Select(m => (m.Value, m.Label)), "", i => Line(i, Margins[i].Colour, 0.5, "")));
        Add("plan_repeater", "repeater", "Repeaters on fibre spans", Single(Marker(0, Amber, White, "triangle", 2)));
        Add("plan_settlement", "technology", "Settlements by technology, sized by people", Categorised(
            "technology", Markers.Select(m => (m.Value, m.Label)), LargestFirst, i => Marker(i, Markers[i].Fill, Markers[i].Outline, "circle", 2, SizeByPeople)));
        Add("premises", "premises", "Buildings and plots", Single(Marker(0, Quiet, White, "square", 0.8)));
        Add("access_route", "method", "Access network by build method", Categorised(
            "method", Routes.Select(l => (l.Value, l.Label)), "", i => Line(i, Routes[i].Colour, Routes[i].Width, Routes[i].Dash)));
        Add("access_site", "kind", "Nodes, cabinets, closures, entrances", Categorised(
            "kind", Sites.Select(s => (s.Value, s.Label)), "", i => Marker(i, Sites[i].Fill, Sites[i].Fill == White ? Fibre : White, Sites[i].Shape, Sites[i].Size)));
        Add("access_drop", "home", "Homes served", Single(Marker(0, Fibre, White, "circle", 0.9)));
        Add("access_unserved", "unserved", "Homes not served", Single(Marker(0, None, Red, "circle", 1.4)));

        void Add(string layer, string name, string description, string style) =>
            insert.Bind(1, layer).Bind(2, name).Bind(3, style).Bind(4, description).Bind(5, GeoPackage.NoInstant).Run();
    }

    private static string Fill(string fill, string outline, double width) => Symbol(
        "fill", 0, "SimpleFill", "",
        ("color", fill), ("style", fill == None ? "no" : "solid"), ("outline_color", outline), ("outline_width", Millimetres(width)), ("outline_width_unit", "MM"), ("joinstyle", "round"));

    private static string Line(int number, string colour, double width, string dash) => Symbol(
        "line", number, "SimpleLine", "",
        ("line_color", colour), ("line_width", Millimetres(width)), ("line_width_unit", "MM"), ("capstyle", "round"),
        ("joinstyle", "round"), ("use_custom_dash", dash.Length > 0 ? "1" : "0"), ("customdash", dash.Length > 0 ? dash : "5;2"), ("customdash_unit", "MM"));

    private static string Marker(int number, string fill, string outline, string shape, double size, string dataDefined = "") => Symbol(
        "marker", number, "SimpleMarker", dataDefined,
        ("name", shape), ("color", fill), ("outline_color", outline), ("outline_width", fill == None ? "0.4" : "0.15"),
        ("outline_width_unit", "MM"), ("size", Millimetres(size)), ("size_unit", "MM"));

    private static string Millimetres(double width) => width.ToString(CultureInfo.InvariantCulture);

    /// <summary>Draws villages over the cities around them.</summary>
    private const string LargestFirst = """<orderby><orderByClause asc="0" nullsFirst="0">"population"</orderByClause></orderby>""";

    /// <summary>Area, not radius, stands for people; up to a size that leaves the suburbs of a city in sight.</summary>
    private const string SizeByPeople = """
        <data_defined_properties><Option type="Map"><Option type="QString" name="name" value=""/><Option type="Map" name="properties">
        <Option type="Map" name="size"><Option type="bool" name="active" value="true"/>
        <Option type="QString" name="expression" value="min(5, max(0.9, sqrt(&quot;population&quot;) / 60))"/><Option type="int" name="type" value="3"/></Option>
        </Option><Option type="QString" name="type" value="collection"/></Option></data_defined_properties>
        """;

    private static string Single(string symbol) => Style($"""type="singleSymbol" enableorderby="0">""", "", symbol, "");

    private static string Categorised(string attribute, IEnumerable<(string Value, string Label)> categories, string order, Func<int, string> symbol)
    {
        var text = new StringBuilder("<categories>");
        var symbols = new StringBuilder();
        var number = 0;
        foreach (var (value, label) in categories)
        {
            text.Append(CultureInfo.InvariantCulture, $"""<category type="string" symbol="{number}" value="{value}" label="{label}" render="true"/>""");
            symbols.Append(symbol(number++));
        }

        return Style(
            $"""type="categorizedSymbol" attr="{attribute}" enableorderby="{(order.Length > 0 ? 1 : 0)}">""", text.Append("</categories>").ToString(), symbols.ToString(), order);
    }

    private static string Style(string attributes, string categories, string symbols, string order) =>
        $"""<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version="3.28" styleCategories="Symbology"><renderer-v2 symbollevels="0" forceraster="0" """
        + $"{attributes}{categories}<symbols>{symbols}</symbols>{order}</renderer-v2></qgis>";

    private static string Symbol(string type, int number, string layer, string dataDefined, params ReadOnlySpan<(string Name, string Value)> properties)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"""<symbol type="{type}" name="{number}" alpha="1" clip_to_extent="1" force_rhr="0">""")
            .Append(CultureInfo.InvariantCulture, $"""<layer class="{layer}" enabled="1" locked="0" pass="0"><Option type="Map">""");
        foreach (var (name, value) in properties)
        {
            text.Append(CultureInfo.InvariantCulture, $"""<Option type="QString" name="{name}" value="{value}"/>""");
        }

        return text.Append("</Option>").Append(dataDefined).Append("</layer></symbol>").ToString();
    }
}
