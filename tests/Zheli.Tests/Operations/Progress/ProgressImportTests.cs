using System.Globalization;
using System.Text;
using Zheli.Geodata.Rasters;
using Zheli.Operations.Export;
using Zheli.Operations.Progress;

namespace Zheli.Tests.Operations.Progress;

/// <summary>Tables of events: all findings at once, and then all rows or none.</summary>
public sealed class ProgressImportTests : IDisposable
{
    private readonly BuiltProject built = new();

    public void Dispose() => built.Dispose();

    [Fact]
    public void A_table_in_Russian_from_a_Windows_office_is_read()
    {
        var text = $"Дата;Событие;КАТО;Участок;Количество;Бригадо-дни;Автор;Файл;Примечание\n"
            + $"03.05.2026;Проложено, км;;{built.EdgeKeys[0]};2,5;3;Прораб;act.pdf;\n"
            + "04.05.2026;Подключено;610000002;;12;;Прораб;act.pdf;12 домохозяйств\n";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        File.WriteAllBytes(built.In("may.csv"), Encoding.GetEncoding(1251).GetBytes(text.Replace("Проложено, км", "км_проложено", StringComparison.Ordinal).Replace("км_проложено", "km-laid", StringComparison.Ordinal)));
        var entry = Import("may.csv");
        Assert.Equal([2.5m, 12m], entry.Events.Select(e => e.Quantity!.Value));
        Assert.Equal(new DateOnly(2026, 5, 3), entry.Events[0].Date);
        Assert.Equal("settlement:2", $"settlement:{entry.Events[1].Subject}");
        Assert.Equal(3, entry.Events[0].CrewDays);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_and_nothing_is_written()
    {
        var key = built.EdgeKeys[0];
        File.WriteAllText(built.In("bad.csv"), $"""
            event,date,subject,quantity,author,evidence,note
            km-laid,2026-05-03,edge:{key},5,A,act.pdf,
            km-laid,04.05.2026,edge:{key},5,A,act.pdf,
            lit,2026-05-05,Nowhere,,A,act.pdf,
            lit,2027-01-05,Aqsu,,A,missing.jpg,
            conected,2026-05-05,Ақсу,3,A,act.pdf,
            connected,2026-05-05,Ақсу,100000,A,act.pdf,
            km-laid,2026-05-06,edge:{key},900,A,act.pdf,
            km-laid,2026-05-06,edge:0000000000000000,1,A,act.pdf,
            lit,2026-05-06,package:S-1,,A,act.pdf,
            connected,2026-05-06,Ақсу,-3,A,act.pdf,
            connected,2026-05-06,Ақсу,,A,act.pdf,
            delayed,2026-05-06,programme,3,A,,
            lit,2026-05-07,Ақсу,,,act.pdf,
            lit,2026-05-07,Ақсу,,A,../../secret,
            lit,soon,Ақсу,,A,act.pdf,
            km-laid,2026-05-03,edge:{key},5,A,act.pdf,
            """);
        var findings = built.Refused(() => Import("bad.csv"));
        string[] expected =
        [
            "3 date-format-mixed", "16 date-unreadable", "4 settlement-unknown", "5 date-in-future", "5 settlement-unknown", "5 evidence-missing", "6 event-kind-unknown", "7 beyond-settlement",
            "8 beyond-package", "9 stretch-unknown", "10 package-unknown", "11 quantity-unusable", "12 quantity-missing", "13 note-missing", "14 author-missing", "15 evidence-outside",
            "17 already-recorded",
        ];
        Assert.Equal(expected.Order(), findings.Where(f => f.Severity == Zheli.Model.Severity.Error).Select(f => $"{f.Where.Split(':')[1]} {f.Code}").Order());
        Assert.All(findings, f => Assert.NotEmpty(f.Advice));
        var rows = findings.Select(f => int.Parse(f.Where.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(rows.Order(), rows);
        Assert.Empty(ProgressOperation.List(built.File));
    }

    [Fact]
    public void Dates_that_read_both_ways_must_be_explained()
    {
        File.WriteAllText(built.In("slash.csv"), "event,date,subject,author,evidence\nlit,03/04/2026,Ақсу,A,act.pdf\n");
        Assert.Equal("date-order-unclear", built.Refused(() => Import("slash.csv")).Single().Code);
        Assert.Equal(new DateOnly(2026, 3, 4), ProgressOperation.Import(built.File, built.In("slash.csv"), "base", null, DateOrder.MonthFirst, "", built.Clock).Events.Single().Date);
    }

    [Fact]
    public void The_same_table_is_not_taken_twice()
    {
        File.WriteAllText(built.In("t.csv"), "event,date,subject,author,evidence\nlit,2026-05-03,Ақсу,A,act.pdf\n");
        Import("t.csv");
        Assert.Equal("already-recorded", built.Refused(() => Import("t.csv")).Single().Code);
    }

    [Fact]
    public void A_workbook_is_read_with_its_dates()
    {
        using (var stream = File.Create(built.In("t.xlsx")))
        {
            using var book = new WorkbookWriter();
            using (var sheet = book.Begin("Events", [12, 12, 12, 12, 12], headerRow: 1))
            {
                sheet.Row(new SheetCell("event"), new("date"), new("settlement"), new("author"), new("evidence"));
                sheet.Row(new SheetCell("lit"), new("2026-05-03"), new("Бесқұм"), new("A"), new("act.pdf"));
                sheet.Row(new SheetCell("lit"), new("2026-05-04"), new("Тастау"), new("A"), new("act.pdf"));
                sheet.End("test");
            }

            book.Save(stream);
        }

        Assert.Equal([new DateOnly(2026, 5, 3), new DateOnly(2026, 5, 4)], Import("t.xlsx").Events.Select(e => e.Date));
        File.WriteAllText(built.In("broken.xlsx"), "no zip");
        Assert.Equal("workbook-unreadable", built.Refused(() => Import("broken.xlsx")).Single().Code);
    }

    [Fact]
    public void Photos_tell_where_and_when()
    {
        foreach (var isBigEndian in new[] { true, false })
        {
            var stamp = PhotoStamp.Of(new MemoryStream(SmallPhoto.Bytes(-70.51, 43.238949, "2026:10:05 09:30:00", isBigEndian)));
            Assert.Equal(-70.51, stamp.Position!.Value.Longitude, 6);
            Assert.Equal(43.238949, stamp.Position.Value.Latitude, 6);
            Assert.Equal(new DateTime(2026, 10, 5, 9, 30, 0), stamp.TakenAt);
        }

        Assert.Equal(PhotoStamp.None, PhotoStamp.Of(new MemoryStream("no photo"u8.ToArray())));
    }

    [Fact]
    public void No_photo_however_broken_stops_the_entry()
    {
        var whole = SmallPhoto.Bytes(70, 45, "2026:10:05 09:30:00", isBigEndian: true);
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var broken = whole[..random.Next(whole.Length + 1)];
            for (var j = random.Next(8); j > 0 && broken.Length > 0; j--)
            {
                broken[random.Next(broken.Length)] = random.Next(3) == 0 ? (byte)0xFF : (byte)random.Next(256);
            }

            var stamp = PhotoStamp.Of(new MemoryStream(broken));
            Assert.True(stamp.Position is null || stamp.Position.Value.IsValid);
        }
    }

    [Theory]
    [InlineData("kk-KZ")]
    [InlineData("ru-RU")]
    [InlineData("tr-TR")]
    public void Entries_do_not_depend_on_the_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(1.5m, built.Add("km-laid", "edge:" + built.EdgeKeys[0], quantity: "1,5").Events.Single().Quantity);
            Assert.Equal(1.5m, ProgressOperation.List(built.File)[0].Quantity);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private ProgressEntry Import(string name) => ProgressOperation.Import(built.File, built.In(name), "base", null, null, "", built.Clock);
}
