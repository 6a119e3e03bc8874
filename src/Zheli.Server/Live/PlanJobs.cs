using System.Globalization;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Programme;
using Zheli.Operations.Read;
using Zheli.Operations.WhatIf;

namespace Zheli.Server.Live;

/// <summary>
/// Re-plans one at a time: a plan takes every core, so a second question is told to wait rather than slow both. What was stopped is answered at once and winds down
/// by itself; the next begins when it has. The work ends when the server does.
/// </summary>
internal sealed class PlanJobs(string projectPath, OpenProject project, TimeProvider clock) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource serverEnds = new();
    private PlanJob? newest;
    private Task work = Task.CompletedTask;
    private int count;

    /// <summary>The newest re-plan, running or ended; null before the first.</summary>
    public PlanJob? Newest
    {
        get
        {
            lock (gate)
            {
                return newest;
            }
        }
    }

    /// <summary>Begins a re-plan, unless another one runs: then nothing begins and the answer is null.</summary>
    public PlanJob? TryBegin(WhatIfQuestion question)
    {
        lock (gate)
        {
            if (serverEnds.IsCancellationRequested || newest is { IsEnded: false })
            {
                return null;
            }

            var before = newest;
            var isWaiting = !work.IsCompleted;
            var job = newest = new PlanJob(++count, question, clock, serverEnds.Token);
            if (isWaiting)
            {
                job.Report(new StageProgress("waiting for the earlier work to wind down", -1));
            }

            work = work.ContinueWith(_ => Run(job, before), CancellationToken.None, TaskContinuationOptions.LongRunning, TaskScheduler.Default);
            return job;
        }
    }

    /// <summary>The re-plan with this number while it is the newest; null for one that another has followed.</summary>
    public PlanJob? Find(int id) => Newest is { } job && job.State.Id == id ? job : null;

    /// <summary>The server is about to end: the work stops and whoever watches it is let go.</summary>
    public void EndWithServer() => serverEnds.Cancel();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await serverEnds.CancelAsync();
        await work;
        newest?.Dispose();
        serverEnds.Dispose();
    }

    private void Run(PlanJob job, PlanJob? before)
    {
        before?.Dispose();
        var answers = 0;
        try
        {
            WhatIfOperation.Run(projectPath, job.State.Question, Answered, clock, job, job.Cancellation);
            job.End(job.Cancellation.IsCancellationRequested ? JobState.Stopped : JobState.Done);
        }
        catch (OperationCanceledException)
        {
            job.End(JobState.Stopped);
        }
        catch (BadInputException refused)
        {
            job.End(JobState.Refused, refused.Findings);
        }
        catch (AggregateException several) when (several.Flatten().InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            job.End(JobState.Stopped);
        }
        catch (Exception bug)
        {
            // The server goes on; the fault is said where the question was asked.
            job.End(JobState.Failed, [new Finding(Severity.Error, "fault", "zheli", $"The program failed: {bug.Message}", "This is a fault in Zheli, not in your data. Please report it.")]);
        }
        finally
        {
            // A plan takes several times the memory of what is served; it goes back to the system rather than wait for the next question.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        void Answered(WhatIfAnswer answer)
        {
            if (job.IsEnded)
            {
                return;
            }

            if (answer is WhatIfAnswer.Planned { Plan: var plan, IsQuick: var isQuick })
            {
                var draft = string.Create(CultureInfo.InvariantCulture, $"~{job.State.Id}.{++answers}");
                project.AddDraft(draft, Reading(plan, draft));
                job.Answered(plan, draft, isQuick);
            }
            else if (answer is WhatIfAnswer.Impossible no)
            {
                job.Answered(no);
            }
        }
    }

    /// <summary>
    /// The plan as doors show it. Its graph is by far the largest part of it and tells one thing alone, what a line to an unconnected settlement would cost;
    /// so it is there as long as the job holds the plan.
    /// </summary>
    private static PlanReading Reading(RolloutPlan plan, string draft)
    {
        var graph = new WeakReference<RolloutGraph>(plan.Graph);
        return new(
            plan.Options with { Scenario = draft }, plan.Summary with { Scenario = draft }, plan.Edges, plan.Settlements, plan.Frontier,
            () => graph.TryGetTarget(out var held) ? held : null)
        {
            Repeaters = plan.Repeaters,
        };
    }
}
