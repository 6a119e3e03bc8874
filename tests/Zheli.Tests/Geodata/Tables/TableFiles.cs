using System.Globalization;
using System.Text;
using Zheli.Geodata;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Tables;

public sealed class TableFiles : IDisposable
{
    private readonly SourceTesting files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("name,place,population,lat,lon\n\"Шетпе, ауыл\",village,1200,44.2,52.1\nҚұрық,village,900,43.2,51.7\n")]
    [InlineData("Название;тип;население;широта;долгота\r\n\"Шетпе, ауыл\";село;1 200;44,2;52,1\r\nҚұрық;село;900;43,2;51,7\r\n")]
    [InlineData("longitude\tlatitude\tname\tpopulation\tfclass\n52.1\t44.2\tШетпе, ауыл\t1200.0\tvillage\n51.7\t43.2\tҚұрық\t900.0\tvillage")]
    [InlineData("Отчёт\n\natauy|x\n атауы | ендік|бойлық|халық|түрі\nШетпе, ауыл|44,2|52,1|1200|ауыл\nҚұрық|43,2|51,7|900|ауыл\n")]
    public void Settlements_come_out_of_every_dialect_alike(string text)
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode })
        {
            var content = SourceTesting.Read(files.File("a.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]));
            Assert.Equal(SourceKind.Settlements, content.Kind);
            Assert.Equal(["Шетпе, ауыл", "Құрық"], content.Places.Select(p => p.Names.Local));
            Assert.Equal([1200, 900], content.Places.Select(p => p.Population));
            Assert.Equal([new GeoPoint(52.1, 44.2), new GeoPoint(51.7, 43.2)], content.Places.Select(p => p.Location));
            Assert.All(content.Places, p => Assert.Equal(PlaceKind.Village, p.Kind));
        }
    }

    [Fact]
    public void Windows_1251_is_found_out_from_the_bytes()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        var content = SourceTesting.Read(files.File("a.csv", windows.GetBytes("название;lat;lon;тип\nЖетыбай;43,59;52,08;село\n")));
        Assert.Equal("Жетыбай", content.Places[0].Names.Local);
    }

    [Fact]
    public void Kazakh_letters_of_the_code_page_KZ_1048_are_restored()
    {
        var content = files.Read("a.csv", "kato,level,name_ru,name_kk\n635200000,2,КУРЧУМСКИЙ РАЙОН,КЇРШІМ АУДАНЫ\n631010000,3,ЛЕВОБЕРЕЖНЫЙ,СОЛ ЖАЄА\n");
        Assert.Equal(["КҮРШІМ АУДАНЫ", "СОЛ ЖАҒА"], content.Kato.Select(k => k.NameKazakh));
        Assert.Contains(content.Findings, f => f.Code == "kazakh-letters-restored");
        Assert.Equal("Київ, Қ", files.Read("b.csv", "name,place,lat,lon\n\"Київ, Қ\",city,50,30\nҚұрық,village,43,51\n").Places[0].Names.Local);
    }

    [Fact]
    public void GeoNames_is_known_by_its_19_columns()
    {
        static string Row(string id, string name, string cls, string code, string people) =>
            string.Join('\t', id, name, name, "", "43.65", "51.17", cls, code, "KZ", "", "09", "", "", "", people, "", "-8", "Asia/Aqtau", "2024-01-01");
        var content = files.Read("KZ.txt", Row("610612", "Aktau", "P", "PPLA", "147443") + "\n" + Row("1", "Caspian", "H", "SEA", "0") + "\n" + Row("2", "Kuryk", "P", "PPL", "0") + "\n");
        Assert.Equal([("Aktau", PlaceKind.City, 147443, "geonames:610612"), ("Kuryk", PlaceKind.Village, 0, "geonames:2")],
            content.Places.Select(p => (p.Names.Local, p.Kind, p.Population ?? -1, p.Source)));
        Assert.Equal(1, content.RowsRejected);
    }

    [Fact]
    public void The_classifier_is_read_with_words_or_numbers_for_levels_and_without_them()
    {
        var words = files.Read("a.csv", "kato,kato_version,level,type_code,name_ru,name_kk\n100000000,v,oblast,0,область Абай,Абай облысы\n103230100,v,settlement,2,с.Карааул,Қараауыл а.\n");
        Assert.Equal([("100000000", 1, "область Абай"), ("103230100", 4, "с.Карааул")], words.Kato.Select(k => (k.Code, k.Level, k.NameRussian)));
        var official = files.Read("b.csv", "te;ab;cd;ef;hij;k;name_kaz;name_rus;nn\n103200000;10;32;00;000;2;Абай ауданы;Абайский район;\n103230000;10;32;30;000;2;Қараауыл а.о.;Карааульский с.о.;\n");
        Assert.Equal([2, 3], official.Kato.Select(k => k.Level));
        Assert.Equal("Абай ауданы", official.Kato[0].NameKazakh);
    }

    [Theory]
    [InlineData("101010000.0", "101010000")]
    [InlineData("\"101 010 000\"", "101010000")]
    [InlineData("1.01010000E+08", "101010000")]
    [InlineData("10101000", "010101000")]
    [InlineData("1.0101E+08", null)]
    [InlineData("10101", null)]
    [InlineData("abc", null)]
    public void Codes_that_a_spreadsheet_damaged_are_repaired_or_left_out(string written, string? code)
    {
        var content = files.Read("a.csv", $"kato,level,name_ru\n351010000,3,г.Караганда\n{written},3,г.Семей\n");
        Assert.Equal(code, content.Kato.Skip(1).SingleOrDefault()?.Code);
        Assert.Contains(content.Findings, f => f.Code == (code is null ? "bad-kato" : "kato-repaired") && f.Where == "a.csv:3");
    }

    [Fact]
    public void A_code_that_stands_twice_is_kept_once()
    {
        var content = files.Read("a.csv", "kato,level,name_ru\n351010000,3,г.Караганда\n351010000,3,г.Семей\n");
        Assert.Equal("г.Караганда", Assert.Single(content.Kato).NameRussian);
        Assert.Equal("a.csv:3", Assert.Single(content.Findings, f => f.Code == "kato-twice").Where);
    }

    [Fact]
    public void Population_comes_by_code_or_by_name()
    {
        var byCode = files.Read("a.csv", "KATO;Всего;Мужчины\n473600000;30 123;15 000\n470000000.0;766956;\n").Population;
        Assert.Equal([("473600000", 30123), ("470000000", 766956)], byCode.Select(p => (p.Kato!, p.People)));
        var byName = files.Read("b.csv", "Region,Total,Males\nMangystau Region,766956,381312\nAstana city,\"1,354,435\",645698\nX,unknown,1\n");
        Assert.Equal([("Mangystau Region", 766956), ("Astana city", 1354435)], byName.Population.Select(p => (p.Name!, p.People)));
        Assert.Equal("b.csv:4", Assert.Single(byName.Findings, f => f.Code == "bad-population").Where);
    }

    [Fact]
    public void Tables_with_owner_or_fibres_are_nodes_of_the_network() =>
        Assert.Equal("Qazaqtelecom", Assert.Single(files.Read("a.csv", "name,lat,lon,owner\nАТС-5,43.6,51.2,Qazaqtelecom\n").NetworkNodes).Owner);

    [Fact]
    public void Bad_rows_are_left_out_each_with_its_line_and_the_rest_is_kept()
    {
        var content = files.Read("a.csv", "name,place,lat,lon\nA,village,44,52\nB,village,44\nC,village,x,52\nD,village,,\nE,village,44,52,1,2\nF,village,91,52\n\nG,\"vil\nlage\",44,53\nH,village,NaN,52\nI,town,43,51,,\n");
        Assert.Equal(["A", "G", "I"], content.Places.Select(p => p.Names.Local));
        Assert.Equal(6, content.RowsRejected);
        Assert.Equal(9, content.RowsRead);
        Assert.Equal(["a.csv:3", "a.csv:4", "a.csv:6", "a.csv:7", "a.csv:11"], content.Findings.Where(f => f.Code is "wrong-field-count" or "bad-coordinates" or "off-earth").Select(f => f.Where));
        Assert.Contains(content.Findings, f => f is { Code: "no-position", Where: "a.csv:5" });
    }

    [Theory]
    [InlineData("just a line of text\n", "no-header")]
    [InlineData("name,place,lat,lon\n", "nothing-usable")]
    [InlineData("id,lat,lon,component,a,b\n1,44,52,0,1,1\n", "kind-not-clear")]
    [InlineData("name,place,lat,lon\n\"A,village,44,52\nB,village,44,52\n", "open-quote")]
    [InlineData("name,place,lat,lon\nA,village,4400000,5200000\nB,village,4400000,5200000\n", "wrong-crs")]
    public void Tables_that_tell_nothing_are_refused(string text, string code) => Assert.Equal(code, files.Refuses("a.csv", text).Findings[^1].Code);

    [Fact]
    public void A_table_in_a_zip_is_read_beside_its_readme()
    {
        string Zip(string name, params string[] entries)
        {
            var path = Path.Combine(files.Folder, name);
            using var archive = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Create);
            foreach (var entry in entries)
            {
                using var stream = archive.CreateEntry(entry).Open();
                stream.Write("name,place,lat,lon\nA,village,44,52\nB,village,x,52\n"u8);
            }

            return path;
        }

        var content = SourceTesting.Read(Zip("places.zip", "readme.txt", "in/places.csv"));
        Assert.Equal("A", Assert.Single(content.Places).Names.Local);
        Assert.Equal("places.zip/places.csv:3", Assert.Single(content.Findings, f => f.Code == "bad-coordinates").Where);
        Assert.Equal("several-files", SourceTesting.Refuses(Zip("two.zip", "a.csv", "b.csv")).Findings[0].Code);
    }

    [Fact]
    public void A_field_of_many_megabytes_is_refused() =>
        Assert.Equal("field-too-long", files.Refuses("a.csv", "name,place,lat,lon\nA" + new string('a', 3 << 20) + ",village,44,52\n").Findings[^1].Code);

    [Theory]
    [InlineData("ru-RU")]
    [InlineData("tr-TR")]
    [InlineData("kk-KZ")]
    public void The_content_does_not_depend_on_the_locale(string culture)
    {
        const string Table = "ID;NAME;PLACE;POPULATION;LAT;LON;KATO\n1;IİıI;VILLAGE;1200;44,25;52.125;101010000.0\n2;B;TOWN;x;44.5;52,5;\n";
        const string Json = """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"HIGHWAY":"PRIMARY","BRIDGE":"yes"},"geometry":{"type":"LineString","coordinates":[[50.5,44.25],[51,45]]}},{"type":"Feature","properties":{"HIGHWAY":"MINOR"},"geometry":{"type":"LineString","coordinates":[[181.5,44.25],[51,45]]}}]}""";
        SourceContent[] Read(string name)
        {
            var before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
            try
            {
                return [files.Read("a.csv", Table), files.Read("a.geojson", Json)];
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }

        SourceContent[] expected = Read(""), actual = Read(culture);
        Assert.Equal("101010000", expected[0].Places[0].Kato);
        Assert.Single(expected[1].Corridors);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Places, actual[i].Places);
            Assert.Equal(expected[i].Corridors.Select(c => c.Kind), actual[i].Corridors.Select(c => c.Kind));
            Assert.Equal(expected[i].Corridors.SelectMany(c => c.Points), actual[i].Corridors.SelectMany(c => c.Points));
            Assert.Equal(expected[i].Findings, actual[i].Findings);
        }
    }
}
