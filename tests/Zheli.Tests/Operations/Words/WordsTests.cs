using System.Text.RegularExpressions;
using Zheli.Engineering.Rollout;
using Zheli.Model.Programme;
using Zheli.Operations.Plan;
using Zheli.Operations.Storage;
using Zheli.Operations.Words;

namespace Zheli.Tests.Operations.Words;

/// <summary>What a planner reads is there in the three languages: figures, units, and what a plan remarks.</summary>
public sealed class WordsTests
{
    [Fact]
    public void Every_figure_and_unit_of_the_catalogue_has_its_words()
    {
        Assert.All(ShippedCatalogue.Items, item =>
        {
            var name = CatalogueWords.Name(item);
            Assert.True(IsCyrillic(name.Kazakh) || name.English.Contains("ONT", StringComparison.Ordinal), item.Key);
            Assert.True(IsCyrillic(name.Russian) || name.English.Contains("ONT", StringComparison.Ordinal), item.Key);
            Assert.Equal(item.Description, name.English);
            Assert.True(IsCyrillic(CatalogueWords.Unit(item.Unit).Russian), $"{item.Key}: {item.Unit}");
        });
        Assert.Equal(ShippedCatalogue.Items.Select(i => i.Key).Order(StringComparer.Ordinal), ShippedTable.Rows("words/catalogue.csv", 3).Select(r => r[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_source_of_the_catalogue_is_told_in_each_language()
    {
        var known = ShippedTable.Rows("words/sources.csv", 3).Select(r => r[0]).ToHashSet(StringComparer.Ordinal);
        Assert.All(ShippedCatalogue.Items, item =>
        {
            Assert.Contains(item.Source, known);
            var (kazakh, russian) = (CatalogueWords.Source(item.Source).Kazakh, CatalogueWords.Source(item.Source).Russian);

            // Words of ours are translated; names, and units of money, stay.
            Assert.All(new[] { kazakh, russian }, words => Assert.DoesNotMatch(@"\b(Derived|Same|Usual|and|with|for|from|per|below|above|of|by|about|only)\b", words));

            // Figures survive: every number of three digits or more.
            var figures = Figures(Regex.Replace(item.Source, @"(?<=\d),(?=\d{3})", ""));
            Assert.Equal(figures, Figures(Regex.Replace(kazakh, @"(?<=\d)\u00a0(?=\d{3})", "")));
            Assert.Equal(figures, Figures(Regex.Replace(russian, @"(?<=\d)\u00a0(?=\d{3})", "")));
        });
    }

    private static IEnumerable<string> Figures(string text) => Regex.Matches(text, @"\d{3,}").Select(m => m.Value).Order(StringComparer.Ordinal);

    [Fact]
    public void Every_sentence_names_the_same_things_in_each_language() => Assert.All(Phrases.Sentences, sentence =>
    {
        var places = Phrases.Places(sentence.English).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(places, Phrases.Places(sentence.Kazakh).Order(StringComparer.Ordinal));
        Assert.Equal(places, Phrases.Places(sentence.Russian).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void All_that_a_plan_remarks_is_known()
    {
        using var project = new SmallProject();
        var options = new PlanOptions { Scenario = "fresh", AssumeNetwork = "towns" };
        var plan = Assert.IsType<RolloutAnswer.Planned>(PlanOperation.Run(project.File, options, null, TimeProvider.System, null, CancellationToken.None)).Plan;
        Assert.NotEmpty(plan.Summary.Findings);
        Assert.All(
            plan.Summary.Findings.Append(PlanFindings.StoppedEarly()).Append(PlanFindings.Quick(new PlanOptions { StartFrom = "base" })),
            f => Assert.True(Phrases.Knows(f.Message) && (f.Advice.Length == 0 || Phrases.Knows(f.Advice)), $"{f.Code}: {f.Message} {f.Advice}"));
    }

    [Fact]
    public void Figures_are_written_as_the_language_writes_them()
    {
        var words = Phrases.Of("The number of people is an estimate for 12.2% of all people in the plan.");
        Assert.Equal("Для 12,2\u00a0% всех жителей плана число — оценка.", words.Russian);
        Assert.Equal("Жоспардағы барлық тұрғынның 12,2\u00a0% бойынша саны — бағалау.", words.Kazakh);
        words = Phrases.Of("The existing network is not known: it is taken to stand in every city and town (1,216 settlements) beside the imported network.");
        Assert.Equal("Существующая сеть неизвестна: принято, что она стоит в каждом городе и посёлке (1\u202f216 населённых пунктов) в дополнение к импортированной сети.", words.Russian);
    }

    /// <summary>How long a name is, and how like the sentence around it, changes nothing: an answer that gives up after some time would depend on the computer.</summary>
    [Fact]
    public void A_name_of_any_length_is_found_in_its_sentence()
    {
        var name = string.Concat(Enumerable.Repeat(" (settlements) beside the imported network. of all people in ", 20_000));
        Assert.Equal($"Для {name} всех жителей плана число — оценка.", Phrases.Of($"The number of people is an estimate for {name} of all people in the plan.").Russian);
        Assert.Equal(name, Phrases.Of(name).Kazakh);
    }

    [Theory]
    [InlineData("The budget is -5 tenge.")]
    [InlineData("Maybe give a positive amount.")]
    [InlineData("'edge:zz' is not the key of an edge.")]
    [InlineData("Maybe edge: and the 16 digits shown in the plan.")]
    [InlineData("A price of -1609 tenge cannot be planned with: mw.power = -5.")]
    [InlineData("A price of 1600000000000000 tenge cannot be planned with.")]
    [InlineData("There is no such project.")]
    [InlineData("The program failed: Object reference not set to an instance of an object.")]
    [InlineData("This is a fault in Zheli, not in your data. Please report it.")]
    public void What_the_map_refuses_is_known(string sentence)
    {
        var words = Phrases.Of(sentence);
        Assert.True(IsCyrillic(words.Kazakh) && IsCyrillic(words.Russian) && words.Kazakh != words.Russian, sentence);
    }

    [Fact]
    public void A_sentence_that_nobody_knows_stays_as_it_is() => Assert.Equal(new("Something new.", "Something new.", "Something new."), Phrases.Of("Something new."));

    [Fact]
    public void The_figure_of_a_region_keeps_the_name_of_the_region()
    {
        var own = new Assumption("civ.rural_rock", "Rural trench in rock (Ұлытау)", "km", "USD", 1, Zheli.Model.Catalogue.Grade.D, "", true);
        Assert.Equal("Сельская траншея в скальном грунте (Ұлытау)", CatalogueWords.Name(own).Russian);
    }

    private static bool IsCyrillic(string text) => text.Any(c => c is >= 'Ѐ' and <= 'ӿ');
}
