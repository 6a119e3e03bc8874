using System.Collections.Concurrent;
using System.Globalization;
using Zheli.Engineering.Access;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Storage;
using Zheli.Operations.Verify;

namespace Zheli.Operations.Access;

/// <summary>
/// The verb <c>access</c>: designs fibre to every home of the chosen settlements, several at a time, checks each design independently and keeps it as soon as it
/// is done, so that a run that was killed goes on where it stopped.
/// </summary>
public static class AccessOperation
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(3);

    /// <summary>Designs and keeps.</summary>
    /// <param name="request">What to design.</param>
    /// <param name="clock">Measures and limits the work.</param>
    /// <param name="progress">Told at each step.</param>
    /// <param name="cancellation">A stop keeps what is done; a settlement that has no whole design yet is left to the next run.</param>
    /// <exception cref="BadInputException">The project, the buildings, the choice, the options or the catalogue cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before the work on designs began.</exception>
    public static AccessResult Run(AccessRequest request, TimeProvider clock, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var began = clock.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (request.TimeLimit is { TotalMilliseconds: >= 1 } time)
        {
            limit.CancelAfter(time);
        }
        else if (request.TimeLimit is not null)
        {
            // Too short for a timer: it has run out already.
            limit.Cancel();
        }

        using var file = ProjectFile.Open(request.Project, readOnly: false);
        progress?.Report(new("reading the project", -1));
        var territory = file.ReadTerritory();
        var findings = BuildingImport.Run(file, territory, request, progress, cancellation);
        var jobs = AccessJobs.Choose(file, territory, request);
        cancellation.ThrowIfCancellationRequested();
        var run = new Designing(file, territory, request, clock, progress, limit.Token);
        var results = run.Design(jobs);
        return new(results, jobs.Count - results.Count, findings, clock.GetElapsedTime(began).TotalSeconds);
    }

    private sealed class Designing(
        ProjectFile file, Territory territory, AccessRequest request, TimeProvider clock, IProgress<StageProgress>? progress, CancellationToken token)
    {
        private readonly CostCatalogue national = file.ReadCatalogue();
        private readonly IReadOnlyDictionary<long, CostCatalogue> regional = file.ReadRegionalCatalogues();
        private readonly QuestionSource questions = new(territory);
        private readonly SortedDictionary<long, SettlementAccess> results = [];
        private readonly Dictionary<long, AccessOptions> edits = [];
        private Dictionary<long, string> stamps = [];

        public IReadOnlyList<SettlementAccess> Design(IReadOnlyList<AccessJob> jobs)
        {
            AccessEdits.Check(request.Options, jobs, CatalogueOf, territory.Corridors);
            stamps = file.ReadAccess(t => t.ReadStamps());
            foreach (var job in jobs.Where(j => !HasEdits(request.Options) && !request.DropEdits && stamps.ContainsKey(j.Settlement)))
            {
                var (stored, _, _) = file.ReadAccess(t => t.ReadSummary(job.Settlement));
                if (HasEdits(stored))
                {
                    edits.Add(job.Settlement, stored);
                }
            }

            var open = new List<AccessJob>();
            foreach (var job in jobs)
            {
                if (!request.Compare && IsKept(job))
                {
                    var (_, summary, findings) = file.ReadAccess(t => t.ReadSummary(job.Settlement));
                    var unserved = file.ReadAccess(t => t.ReadUnserved(job.Settlement));
                    results.Add(job.Settlement, new(job.Settlement, job.Name, job.Kato, summary, unserved, 0, null, findings, true));
                }
                else
                {
                    open.Add(job);
                }
            }

            // The largest first, so that no thread is left alone with a city at the end; a single one may use all threads itself.
            open = [.. open.OrderByDescending(j => j.Weight).ThenBy(j => j.Settlement)];
            Work(open, Math.Min(request.Threads, Math.Max(1, open.Count)));
            return [.. results.Values];
        }

        private void Work(List<AccessJob> open, int workers)
        {
            using var done = new BlockingCollection<(AccessJob Job, AccessDesign Design, SettlementAccess Result)>(2 * workers);
            var next = -1;
            var failure = default(Exception);
            var gate = new Lock();
            void Worker()
            {
                for (var i = Interlocked.Increment(ref next); i < open.Count; i = Interlocked.Increment(ref next))
                {
                    if (failure is not null || token.IsCancellationRequested)
                    {
                        return;
                    }

                    try
                    {
                        var (design, textbook, isKept) = DesignOne(open[i], Math.Max(1, request.Threads / workers));
                        var violations = isKept ? 0 : AccessCheck.Run(design, CatalogueOf(open[i])).Sum(c => c.FailureCount);
                        done.Add((open[i], design, new(
                            open[i].Settlement, open[i].Name, open[i].Kato, design.Summary, design.Unserved, violations, textbook, design.Findings, isKept)));
                    }
                    catch (OperationCanceledException) when (token.IsCancellationRequested)
                    {
                        // Half a network is none: the next run begins with this settlement.
                        return;
                    }
                    catch (Exception problem)
                    {
                        lock (gate)
                        {
                            failure ??= problem;
                        }

                        return;
                    }
                }
            }

            var threads = Enumerable.Range(0, workers).Select(_ => Task.Factory.StartNew(Worker, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
            _ = Task.WhenAll(threads).ContinueWith(_ => done.CompleteAdding(), TaskScheduler.Default);
            var waiting = new List<(AccessDesign, string)>();
            var saved = clock.GetTimestamp();
            var count = 0;
            if (open.Count > 0)
            {
                progress?.Report(new($"designing {open[0].Name}", 0));
            }

            foreach (var (job, design, result) in done.GetConsumingEnumerable())
            {
                if (!result.IsKept)
                {
                    waiting.Add((design, design.Summary.StoppedEarly ? "" : Stamp(job)));
                }

                results.Add(job.Settlement, result);
                progress?.Report(new($"designing {job.Name}", (double)++count / open.Count));
                if (clock.GetElapsedTime(saved) >= SaveEvery)
                {
                    Save(waiting);
                    saved = clock.GetTimestamp();
                }
            }

            Save(waiting);
            if (failure is not null)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
            }
        }

        private void Save(List<(AccessDesign, string)> waiting)
        {
            if (waiting.Count > 0)
            {
                lock (file)
                {
                    file.WriteAccess(t => t.Save(waiting));
                }

                waiting.Clear();
            }
        }

        private bool IsKept(AccessJob job) => !request.Anew && stamps.TryGetValue(job.Settlement, out var stamp) && stamp == Stamp(job);

        /// <summary>Designs a settlement, or takes the stored design where nothing has changed and only a comparison is asked for.</summary>
        private (AccessDesign Design, long? Textbook, bool IsKept) DesignOne(AccessJob job, int threads)
        {
            IReadOnlyList<Premises> premises = [];
            AccessDesign? earlier = null;
            lock (file)
            {
                if (job.Premises.Count > 0)
                {
                    premises = file.ReadAccess(t => t.ReadPremises(job.IsTogether ? null : job.Settlement));
                }

                if (!request.Anew && stamps.TryGetValue(job.Settlement, out var stamp) && stamp.StartsWith(FiguresStamp(job), StringComparison.Ordinal))
                {
                    earlier = file.ReadAccess(t => t.Read(job.Settlement));
                }
            }

            var catalogue = CatalogueOf(job);
            var (options, question) = (OptionsOf(job), questions.Ask(job, premises, catalogue));
            var isKept = request.Compare && IsKept(job);
            var design = isKept ? earlier! : AccessDesigner.Design(question, catalogue, options, threads, clock, token, earlier);
            long? textbook = request.Compare && !token.IsCancellationRequested ? TextbookMethod.Cost(question, catalogue, options, design).Total : null;
            return (design, textbook, isKept);
        }

        private CostCatalogue CatalogueOf(AccessJob job) => job.Region is { } region && regional.TryGetValue(region, out var own) ? own : national;

        /// <summary>What is asked of a settlement: the edits of its stored design stay where none are given.</summary>
        private AccessOptions OptionsOf(AccessJob job) => !edits.TryGetValue(job.Settlement, out var stored) ? AccessEdits.Of(request.Options, job, CatalogueOf(job)) : request.Options with
        {
            Node = stored.Node, PinnedCabinets = stored.PinnedCabinets, ForbiddenStreets = stored.ForbiddenStreets, BuiltStreets = stored.BuiltStreets,
        };

        private static bool HasEdits(AccessOptions options) =>
            options.Node is not null || options.PinnedCabinets.Count + options.ForbiddenStreets.Count + options.BuiltStreets.Count > 0;

        /// <summary>
        /// What a design is made from: another stamp means that it must be made anew. The figures come first: while they are the same, the next design begins with the
        /// stored one.
        /// </summary>
        private string Stamp(AccessJob job)
        {
            var hash = new HashCodeText();
            hash.Add(string.Create(CultureInfo.InvariantCulture, $"{job.Premises.Hash} {job.Premises.Count} {(job.Premises.Count > 0 ? 0 : job.Population)} {job.Centre.GridX} {job.Centre.GridY}"));
            hash.Add(questions.Stamp(job, CatalogueOf(job)).ToString(CultureInfo.InvariantCulture));
            hash.Add(System.Text.Json.JsonSerializer.Serialize(OptionsOf(job), AccessJson.Default.AccessOptions));
            return FiguresStamp(job) + hash.Text;
        }

        /// <summary>The part of the stamp that stands for prices, limits and architecture.</summary>
        private string FiguresStamp(AccessJob job)
        {
            var hash = new HashCodeText();
            var bare = request.Options with { Node = null, PinnedCabinets = [], ForbiddenStreets = [], BuiltStreets = [] };
            hash.Add(job.Kind.ToString());
            hash.Add(System.Text.Json.JsonSerializer.Serialize(bare, AccessJson.Default.AccessOptions));
            foreach (var item in CatalogueOf(job).Items.Where(i => i.IsOverridden))
            {
                hash.Add(string.Create(CultureInfo.InvariantCulture, $"{item.Key}={item.Value}"));
            }

            return hash.Text + ":";
        }
    }
}
