using System.Runtime.CompilerServices;
using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Operations.WhatIf;
using Zheli.Operations.Words;
using Zheli.Server.Http;

namespace Zheli.Server.Live;

/// <summary>How a re-plan stands.</summary>
internal enum JobState
{
    /// <summary>It works; a first answer may be there already.</summary>
    Running,

    /// <summary>It came to its end.</summary>
    Done,

    /// <summary>Somebody stopped it; what was answered stays.</summary>
    Stopped,

    /// <summary>No plan meets what was asked.</summary>
    Impossible,

    /// <summary>The question or the project was refused.</summary>
    Refused,

    /// <summary>A fault of the program.</summary>
    Failed,
}

/// <summary>A plan with which a re-plan answered.</summary>
/// <param name="Draft">Name under which it answers to the questions about plans.</param>
/// <param name="IsQuick">True for the earlier plan, mended where the question asks for it; false for one that was searched for in full.</param>
/// <param name="Seconds">When it came, since the re-plan began.</param>
/// <param name="Total">Its whole-life cost, tenge.</param>
internal sealed record AnswerDocument(string Draft, bool IsQuick, double Seconds, long Total);

/// <summary>A re-plan as it goes over the wire.</summary>
/// <param name="Id">Its number, from 1 since the server started.</param>
/// <param name="State">How it stands.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Stage">What it is doing, in a few English words.</param>
/// <param name="Fraction">How far the stage is, 0 to 1; negative when unknown.</param>
/// <param name="Seconds">Since it began, to its end.</param>
/// <param name="Draft">Name under which its newest plan answers to the questions about plans; null before the first.</param>
/// <param name="IsQuick">True while that plan is the first answer.</param>
/// <param name="FirstAnswerSeconds">When the first answer came, or null.</param>
/// <param name="Answers">The plans that may be shown and kept: the first, which changes least, and the newest.</param>
/// <param name="Reason">Why there is no plan, or null.</param>
/// <param name="WayOut">The cheapest change after which there is one, or null.</param>
/// <param name="Findings">What stands in the way.</param>
internal sealed record JobDocument(
    int Id, JobState State, WhatIfQuestion Question, string Stage, double Fraction, double Seconds, string? Draft, bool IsQuick, double? FirstAnswerSeconds,
    IReadOnlyList<AnswerDocument> Answers, Wording? Reason, Wording? WayOut, IReadOnlyList<FindingDocument> Findings);

/// <summary>One re-plan in the background: whoever looks sees a whole state, and is told when it changes.</summary>
internal sealed class PlanJob : IProgress<StageProgress>, IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(150);

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource stop;
    private readonly CancellationToken serverEnds;
    private readonly long began;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(string Draft, RolloutPlan Plan)> plans = [];
    private JobDocument state;
    private bool isEnded;

    public PlanJob(int id, WhatIfQuestion question, TimeProvider clock, CancellationToken serverEnds)
    {
        this.clock = clock;
        this.serverEnds = serverEnds;
        began = clock.GetTimestamp();
        stop = CancellationTokenSource.CreateLinkedTokenSource(serverEnds);
        state = new(id, JobState.Running, question, "", -1, 0, null, false, null, [], null, null, []);
    }

    /// <summary>One of its answers, to be kept; the newest when none is named, null when there is none.</summary>
    public RolloutPlan? FindPlan(string? draft)
    {
        lock (gate)
        {
            return draft is null ? plans.LastOrDefault().Plan : plans.Find(answer => answer.Draft == draft).Plan;
        }
    }

    /// <summary>Cancelled when somebody stops it or the server ends.</summary>
    public CancellationToken Cancellation => stop.Token;

    /// <summary>How it stands.</summary>
    public JobDocument State
    {
        get
        {
            lock (gate)
            {
                return isEnded ? state : state with { Seconds = Elapsed };
            }
        }
    }

    private double Elapsed => Math.Round(clock.GetElapsedTime(began).TotalSeconds, 1);

    /// <summary>True once its state is the last; the work of one that was stopped may still be winding down.</summary>
    public bool IsEnded
    {
        get
        {
            lock (gate)
            {
                return isEnded;
            }
        }
    }

    /// <summary>Ends it for whoever looks, now; the work behind it ends when it next can.</summary>
    public void Stop()
    {
        if (!IsEnded)
        {
            stop.Cancel();
            End(JobState.Stopped);
        }
    }

    /// <inheritdoc/>
    public void Report(StageProgress value) => Change(now => now with { Stage = value.Stage, Fraction = Math.Round(value.Fraction, 3) });

    /// <summary>A plan came.</summary>
    public void Answered(RolloutPlan plan, string draft, bool isQuick) => Change(now =>
    {
        if (plans.Count > 1)
        {
            plans.RemoveAt(1);
        }

        plans.Add((draft, plan));
        return now with
        {
            Draft = draft, IsQuick = isQuick, FirstAnswerSeconds = now.FirstAnswerSeconds ?? Elapsed,
            Answers = [.. now.Answers.Take(1), new(draft, isQuick, Elapsed, plan.Summary.Cost.Total)],
        };
    });

    /// <summary>There is no plan.</summary>
    public void Answered(WhatIfAnswer.Impossible no) =>
        Change(now => now with { State = JobState.Impossible, Reason = Phrases.Of(no.Reason), WayOut = Phrases.Of(no.WayOut), Findings = [.. no.Findings.Select(Mapping.Finding)] });

    /// <summary>It has ended.</summary>
    public void End(JobState how, IReadOnlyList<Finding>? findings = null) => Change(now =>
    {
        isEnded = true;
        return now with { State = now.State == JobState.Running ? how : now.State, Seconds = Elapsed, Findings = findings is null ? now.Findings : [.. findings.Select(Mapping.Finding)] };
    });

    /// <summary>How it stands, now and after every change until it has ended or the server does.</summary>
    public async IAsyncEnumerable<JobDocument> Watch([EnumeratorCancellation] CancellationToken token)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, serverEnds);
        while (true)
        {
            JobDocument seen;
            bool last;
            Task next;
            lock (gate)
            {
                (seen, last, next) = (isEnded ? state : state with { Seconds = Elapsed }, isEnded, changed.Task);
            }

            yield return seen;
            if (last)
            {
                yield break;
            }

            await Task.WhenAll(next, Task.Delay(ShortestPause, clock, either.Token)).WaitAsync(either.Token);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stop.Dispose();

    private void Change(Func<JobDocument, JobDocument> change)
    {
        TaskCompletionSource told;
        lock (gate)
        {
            if (isEnded)
            {
                return;
            }

            state = change(state);
            (told, changed) = (changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.SetResult();
    }
}
