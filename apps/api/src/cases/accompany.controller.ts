import { Body, Controller, Param } from '@nestjs/common';
import { addTask, completeTask, sendRecommendation } from '#domain/cases';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { RecommendationRequest, TaskDoneRequest, TaskRequest } from './accompany.request';
import { ActOnCase } from './act-on-case';
import { DescribedAct } from './case.response';

/** What accompanies a facility through its incident: tasks of the desk, sheets of advice. */
@Controller('cases/:id')
export class AccompanyController {
  constructor(private readonly desk: ActOnCase) {}

  @Command('tasks', { capability: 'triage' })
  @DescribedAct('Writes down something to do, by when.')
  addTask(@Param('id', CaseId) caseId: string, @Body() body: TaskRequest, @Circumstances() given: Given) {
    const { todo, dueAt } = body;
    const due = dueAt ? Date.parse(dueAt) : null;
    return this.desk.execute(given, { action: 'add_task', caseId }, (state, o) =>
      addTask(state, { todo, dueAt: due }, o),
    );
  }

  @Command('tasks/:task/done', { capability: 'triage' })
  @DescribedAct('A task is done, whatever opened it, with what came of it.')
  taskDone(
    @Param('id', CaseId) caseId: string,
    @Param('task', CaseId) task: string,
    @Body() { outcome }: TaskDoneRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'complete_task', caseId }, (state, o) =>
      completeTask(state, task, outcome, o),
    );
  }

  @Command('recommendations', { capability: 'triage' })
  @DescribedAct('Sends a sheet of advice to the facility, which is told that something waits.')
  recommend(
    @Param('id', CaseId) caseId: string,
    @Body() { sheet, note = null }: RecommendationRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'send_recommendation', caseId }, (state, o) =>
      sendRecommendation(state, { sheet, note }, o),
    );
  }
}
