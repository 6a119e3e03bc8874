using System.Globalization;
using System.Text;

namespace Zheli.Operations.Storage;

/// <summary>
/// The table <c>layer_styles</c>, from which QGIS takes the look of a layer when it opens a GeoPackage: a plan shows in the colours of
/// the atlas without any work.
/// </summary>
internal static class LayerStyles
{
    private const string Fibre = "18,67,155,255", Slate = "91,107,123,255", Amber = "217,138,0,255", Violet = "122,63,181,255", Red = "209,36,47,255";
    private const string None = "255,255,255,0", White = "255,255,255,255";

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

    /// <summary>Makes the table with the styles of the plan layers, unless the file has it.</summary>
    public static void Create(Database database)
    {
        if (database.HasTable("layer_styles"))
        {
            return;
        }

        database.Execute("""
            CREATE TABLE layer_styles (
                id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
                f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30),
                ui TEXT(30), update_time DATETIME)
            """);
        GeoPackage.Register(database, new("layer_styles", null, "", "Styles for QGIS"));
        using var insert = database.Prepare("""
            INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault,
                description, owner, ui, update_time)
            VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '', NULL, ?)
            """);
        insert.Bind(1, "plan_edge").Bind(2, "method").Bind(3, EdgeStyle()).Bind(4, "Plan by build method").Bind(5, GeoPackage.NoInstant).Run();
        insert.Bind(1, "plan_settlement").Bind(2, "technology").Bind(3, SettlementStyle()).Bind(4, "Settlements by technology, sized by people")
            .Bind(5, GeoPackage.NoInstant).Run();
    }

    private static string EdgeStyle() => Categorised("method", Lines.Select(l => (l.Value, l.Label)), i =>
    {
        var (_, _, colour, width, dash) = Lines[i];
        return Symbol(
            "line", i, "SimpleLine", "",
            ("line_color", colour), ("line_width", width.ToString(CultureInfo.InvariantCulture)), ("line_width_unit", "MM"), ("capstyle", "round"),
            ("joinstyle", "round"), ("use_custom_dash", dash.Length > 0 ? "1" : "0"), ("customdash", dash.Length > 0 ? dash : "5;2"), ("customdash_unit", "MM"));
    });

    private static string SettlementStyle() => Categorised("technology", Markers.Select(m => (m.Value, m.Label)), i =>
    {
        var (_, _, fill, outline) = Markers[i];
        return Symbol(
            "marker", i, "SimpleMarker", SizeByPeople,
            ("name", "circle"), ("color", fill), ("outline_color", outline), ("outline_width", fill == None ? "0.5" : "0.2"),
            ("outline_width_unit", "MM"), ("size", "2"), ("size_unit", "MM"));
    });

    /// <summary>Area, not radius, stands for people.</summary>
    private const string SizeByPeople = """
        <data_defined_properties><Option type="Map"><Option type="QString" name="name" value=""/><Option type="Map" name="properties">
        <Option type="Map" name="size"><Option type="bool" name="active" value="true"/>
        <Option type="QString" name="expression" value="max(1.2, sqrt(&quot;population&quot;) / 25)"/><Option type="int" name="type" value="3"/></Option>
        </Option><Option type="QString" name="type" value="collection"/></Option></data_defined_properties>
        """;

    private static string Categorised(string attribute, IEnumerable<(string Value, string Label)> categories, Func<int, string> symbol)
    {
        var text = new StringBuilder("""<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version="3.28" styleCategories="Symbology">""")
            .Append(CultureInfo.InvariantCulture, $"""<renderer-v2 type="categorizedSymbol" attr="{attribute}" symbollevels="0" enableorderby="0" forceraster="0"><categories>""");
        var symbols = new StringBuilder();
        var number = 0;
        foreach (var (value, label) in categories)
        {
            text.Append(CultureInfo.InvariantCulture, $"""<category type="string" symbol="{number}" value="{value}" label="{label}" render="true"/>""");
            symbols.Append(symbol(number++));
        }

        return text.Append("</categories><symbols>").Append(symbols).Append("</symbols></renderer-v2></qgis>").ToString();
    }

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
