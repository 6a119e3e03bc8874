using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Zheli.Model.Places;
using Zheli.Operations.Export;
using Zheli.Operations.Words;
using Zheli.Tests.Programme.Costing;

namespace Zheli.Tests.Operations.Export;

/// <summary>What is handed over says what the plan says, in every format and language.</summary>
public sealed class ExportTests
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly SmallCountry Country = new();

    [Theory]
    [InlineData(ExportLanguage.English)]
    [InlineData(ExportLanguage.Russian)]
    [InlineData(ExportLanguage.Kazakh)]
    public void Totals_of_every_sheet_are_the_plans_when_its_rows_are_added_again(ExportLanguage language)
    {
        var workbook = Sheets(Workbook(language));
        var cost = Country.Plan.Summary.Cost;
        var expected = new Dictionary<int, decimal> { [1] = cost.Total, [2] = cost.Total, [3] = cost.Total, [4] = cost.Total, [5] = cost.Nodes + cost.Satellite, [6] = cost.Fibre + cost.Microwave };
        foreach (var (sheet, total) in expected)
        {
            var rows = workbook[sheet].Rows;
            var last = rows[0].Count - 1;
            Assert.Equal(total, Number(rows[^1][last]));
            Assert.Equal(total, rows.Skip(1).SkipLast(1).Sum(row => Number(row[last])));
        }
    }

    [Fact]
    public void The_first_sheet_answers_first_and_lists_assumptions_with_grades()
    {
        var rows = Sheets(Workbook(ExportLanguage.English))[0].Rows;
        Assert.StartsWith("3 of 6 settlements are connected by a terrestrial network, 2 by satellite; whole-life cost 0.", rows[0][0], StringComparison.Ordinal);
        Assert.Contains(rows, row => row is [_, "site.village_node", "6000", _, "USD", "B", ..]);
        Assert.Contains(rows, row => row is ["Total", _, _, _, ..] && Number(row[3]) == Country.Plan.Summary.Cost.Total);
    }

    [Fact]
    public void Sheets_are_named_in_the_language_of_the_reader()
    {
        Assert.Equal(
            ["Сводка", "По областям", "По районам", "По способам", "Ведомость объёмов", "Населённые пункты", "Участки"],
            Sheets(Workbook(ExportLanguage.Russian)).Select(s => s.Name));
        Assert.Contains("ВОЛС: укладка кабелеукладчиком вдоль дороги", Sheets(Workbook(ExportLanguage.Russian))[3].Rows.Select(r => r[0]));
        Assert.Contains("Түркістан облысы", Sheets(Workbook(ExportLanguage.Kazakh))[1].Rows.Select(r => r[0]));
    }

    [Fact]
    public void Every_cell_says_where_it_stands_and_headers_stay_in_sight()
    {
        using var zip = new ZipArchive(new MemoryStream(Workbook(ExportLanguage.English)));
        foreach (var entry in zip.Entries.Where(e => e.FullName.Contains("/worksheets/", StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            var xml = XDocument.Load(stream);
            Assert.All(xml.Descendants(Sheet + "c"), cell => Assert.Matches("^[A-Z]+[0-9]+$", cell.Attribute("r")!.Value));
            Assert.NotEmpty(xml.Descendants(Sheet + "col"));
        }

        Assert.Equal(6, zip.Entries.Count(e => e.FullName.Contains("/worksheets/", StringComparison.Ordinal) && Text(e).Contains("state=\"frozen\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_same_plan_gives_the_same_bytes() => Assert.Equal(Workbook(ExportLanguage.Kazakh), Workbook(ExportLanguage.Kazakh));

    [Fact]
    public void A_workbook_does_not_depend_on_the_machines_language()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Workbook(ExportLanguage.English);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ru-RU");
            Assert.Equal(expected, Workbook(ExportLanguage.English));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Csv_numbers_have_a_point_and_a_name_cannot_be_a_formula()
    {
        var csv = Csv(null, false);
        var lines = csv.TrimEnd().Split("\r\n");
        Assert.Equal("settlement_id,kato,name,kind,region,district,longitude,latitude,population,population_is_estimated,technology,reason,demand_mbps,path_length_m,edge_key,serve_cost_kzt,alternative_cost_kzt,cost_kzt", lines[0]);
        Assert.Equal(7, lines.Length);
        Assert.Contains(",70.2,45,1000,false,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("6,610000006,'=Жалғыз,", lines[6], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("-2", "'-2")]
    [InlineData("+7", "'+7")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=\"x\",1", "\"'=\"\"x\"\",1\"")]
    public void Text_is_quoted_and_made_harmless(string text, string cell) => Assert.Equal(cell, CsvExport.Cell(text));

    [Fact]
    public void Numbers_are_not_text_and_keep_their_sign() => Assert.Equal("-2.5", CsvExport.Cell(-2.5));

    [Fact]
    public void Csv_speaks_the_language_and_begins_with_the_mark_that_was_asked_for()
    {
        Assert.StartsWith("\uFEFFНөмірі,ӘАОЖ коды,Елді мекен,", Csv(ExportLanguage.Kazakh, true), StringComparison.Ordinal);
        Assert.StartsWith("Номер,Код КАТО,Населённый пункт,", Csv(ExportLanguage.Russian, false), StringComparison.Ordinal);
    }

    [Fact]
    public void GeoJson_holds_every_edge_and_settlement_longitude_first()
    {
        using var stream = new MemoryStream();
        GeoJsonExport.Write(stream, Export(ExportLanguage.English), GeoJsonExport.Edges, GeoJsonExport.Settlements);
        using var document = JsonDocument.Parse(stream.ToArray());
        var features = document.RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(3 + 6, features.Count);
        Assert.Equal("FeatureCollection", document.RootElement.GetProperty("type").GetString());
        var first = features[0];
        Assert.Equal("LineString", first.GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal("[[70,45],[70.1,45.02],[70.2,45]]", first.GetProperty("geometry").GetProperty("coordinates").GetRawText());
        Assert.Equal("plough", first.GetProperty("properties").GetProperty("method").GetString());
        Assert.Equal(Country.Plan.Edges[0].Cost, first.GetProperty("properties").GetProperty("cost_kzt").GetInt64());
        var hop = features[2].GetProperty("properties");
        Assert.Equal(("microwave", "cross-country", "unchecked"), (hop.GetProperty("method").GetString(), hop.GetProperty("kind").GetString(), hop.GetProperty("line_of_sight").GetString()));
        var last = features[^1];
        Assert.Equal("[72,44]", last.GetProperty("geometry").GetProperty("coordinates").GetRawText());
        Assert.Equal("satellite", last.GetProperty("properties").GetProperty("technology").GetString());
        Assert.True(last.GetProperty("properties").GetProperty("population_is_estimated").GetBoolean());
    }

    [Fact]
    public void A_line_across_the_antimeridian_is_cut_there()
    {
        var parts = Antimeridian.Cut([new(179, 50), new(-179, 52), new(-178, 52)]);
        Assert.Equal([new GeoPoint(179, 50), new GeoPoint(180, 51)], parts[0]);
        Assert.Equal([new GeoPoint(-180, 51), new GeoPoint(-179, 52), new GeoPoint(-178, 52)], parts[1]);
    }

    [Theory]
    [InlineData(0, 1, "A1")]
    [InlineData(25, 2, "Z2")]
    [InlineData(26, 3, "AA3")]
    [InlineData(701, 4, "ZZ4")]
    [InlineData(702, 5, "AAA5")]
    public void Columns_are_counted_in_letters(int column, int row, string name) => Assert.Equal(name, SheetWriter.Reference(column, row));

    internal static byte[] Workbook(ExportLanguage language)
    {
        using var stream = new MemoryStream();
        PlanWorkbook.Write(stream, Export(language));
        return stream.ToArray();
    }

    private static string Csv(ExportLanguage? language, bool mark)
    {
        using var stream = new MemoryStream();
        var plan = Export(language ?? ExportLanguage.English);
        CsvExport.Write(stream, PlanTables.Settlements(plan), plan.Settlements, language, mark);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static ExportPlan Export(ExportLanguage language) => new(Country.Territory, Country.Plan, BillOfQuantitiesTests.Of(Country.Plan), language);

    private static decimal Number(string text) => text.Length == 0 ? 0 : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Reads a workbook with nothing but a zip and an XML reader.</summary>
    private static List<(string Name, List<List<string>> Rows)> Sheets(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        var relations = XDocument.Parse(Text(zip.GetEntry("xl/_rels/workbook.xml.rels")!)).Root!.Elements().ToDictionary(r => r.Attribute("Id")!.Value, r => r.Attribute("Target")!.Value);
        XNamespace r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return [.. XDocument.Parse(Text(zip.GetEntry("xl/workbook.xml")!)).Descendants(Sheet + "sheet").Select(sheet =>
        {
            var target = relations[sheet.Attribute(r + "id")!.Value].TrimStart('/');
            var xml = XDocument.Parse(Text(zip.GetEntry(target.StartsWith("xl/", StringComparison.Ordinal) ? target : "xl/" + target)!));
            var rows = xml.Descendants(Sheet + "row").Select(row => row.Elements(Sheet + "c").Select(c => c.Value).ToList()).ToList();
            return (sheet.Attribute("name")!.Value, rows);
        })];
    }
}
