import { Module } from '@nestjs/common';
import { SearchCases } from './search-cases';
import { SearchController } from './search.controller';

@Module({ controllers: [SearchController], providers: [SearchCases] })
export class SearchModule {}
