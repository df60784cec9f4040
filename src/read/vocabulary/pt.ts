import type { Vocabulary } from './vocabulary.ts'

// biome-ignore format: words are read in rows, by what they mean
export const pt: Vocabulary = {
  language: 'pt',
  telling: ['não', 'uma', 'são', 'você', 'também', 'ao', 'pelo', 'pela', 'foi', 'seu', 'sua', 'isso', 'ainda'],

  status: {
    done: [
      'feito', 'feita', 'feitos', 'feitas', 'concluído', 'concluída', 'concluídos', 'concluídas', 'completo', 'completa', 'completos', 'completas', 'completado', 'completada', 'completados', 'completadas', 'terminado', 'terminada', 'terminados', 'terminadas',
      'finalizado', 'finalizada', 'finalizados', 'finalizadas', 'pronto', 'pronta', 'prontos', 'prontas', 'entregue', 'entregues', 'lançado', 'lançada', 'lançados', 'lançadas', 'publicado', 'publicada', 'publicados', 'publicadas', 'liberado', 'liberada', 'liberados', 'liberadas',
      'implementado', 'implementada', 'implementados', 'implementadas', 'implantado', 'implantada', 'implantados', 'implantadas', 'fechado', 'fechada', 'fechados', 'fechadas', 'encerrado', 'encerrada', 'encerrados', 'encerradas', 'resolvido', 'resolvida', 'resolvidos', 'resolvidas',
      'corrigido', 'corrigida', 'corrigidos', 'corrigidas', 'alcançado', 'alcançada', 'alcançados', 'alcançadas', 'atingido', 'atingida', 'atingidos', 'atingidas', 'cumprido', 'cumprida', 'realizado', 'realizada', 'realizados', 'realizadas', 'executado', 'executada', 'disponível', 'disponíveis',
      'em produção', 'no ar', 'integrado', 'integrada', 'mesclado', 'mesclada', 'validado', 'validada', 'verificado', 'verificada', 'aprovado', 'aprovada', 'conclusão', 'já disponível', 'versão estável', 'ok', 'acabado', 'acabada', 'conseguido', 'conseguida', 'entregado', 'entregada',
    ],
    'in-progress': [
      'em andamento', 'em progresso', 'em curso', 'em desenvolvimento', 'em execução', 'em construção', 'em implementação', 'em processo', 'em revisão', 'em testes', 'em teste', 'em fase de testes', 'em design', 'em beta', 'em alfa', 'em validação', 'em análise', 'a decorrer', 'a ser feito',
      'sendo feito', 'sendo desenvolvido', 'fazendo', 'trabalhando', 'desenvolvendo', 'iniciado', 'iniciada', 'iniciados', 'iniciadas', 'começado', 'começada', 'ativo', 'ativa', 'ativos', 'ativas', 'activo', 'activa', 'parcial', 'parciais', 'parcialmente', 'parcialmente concluído', 'parcialmente concluída',
      'parcialmente feito', 'parcialmente implementado', 'parcialmente implementada', 'quase concluído', 'quase concluída', 'quase pronto', 'quase pronta', 'quase completo', 'contínuo', 'contínua', 'contínuos', 'contínuas', 'permanente', 'wip', 'em homologação', 'em prototipagem', 'em pesquisa', 'a caminho',
    ],
    planned: [
      'planejado', 'planejada', 'planejados', 'planejadas', 'planeado', 'planeada', 'planeados', 'planeadas', 'previsto', 'prevista', 'previstos', 'previstas', 'programado', 'programada', 'agendado', 'agendada', 'agendados', 'agendadas', 'pendente', 'pendentes', 'a fazer', 'por fazer', 'a iniciar', 'por iniciar',
      'a começar', 'por começar', 'a implementar', 'por implementar', 'a desenvolver', 'não iniciado', 'não iniciada', 'não iniciados', 'não iniciadas', 'não começado', 'não começada', 'ainda não iniciado', 'ainda não iniciada', 'não concluído', 'não concluída', 'não implementado', 'não implementada', 'não feito', 'não feita',
      'não disponível', 'incompleto', 'incompleta', 'próximo', 'próxima', 'próximos', 'próximas', 'em breve', 'brevemente', 'seguinte', 'seguintes', 'futuro', 'futura', 'futuros', 'futuras', 'depois', 'mais tarde', 'posteriormente', 'algum dia', 'um dia', 'na fila', 'em fila', 'proposto', 'proposta', 'propostos', 'propostas',
      'ideia', 'ideias', 'em consideração', 'em estudo', 'em planejamento', 'em planeamento', 'planejamento', 'planeamento', 'tentativo', 'aberto', 'aberta', 'abertos', 'abertas', 'em aberto', 'novo', 'nova', 'rascunho', 'backlog', 'faltando', 'falta', 'faltante', 'faltantes', 'em falta', 'restante', 'restantes', 'aceito', 'aceite',
      'desejado', 'desejada', 'explorando', 'aguardando início', 'todo', 'to do', 'prevista para',
    ],
    blocked: ['bloqueado', 'bloqueada', 'bloqueados', 'bloqueadas', 'bloqueado por', 'bloqueada por', 'aguardando', 'à espera de', 'a aguardar', 'esperando', 'esperando por', 'travado', 'travada', 'impedido', 'impedida', 'parado por', 'emperrado', 'depende de terceiros'],
    deferred: [
      'adiado', 'adiada', 'adiados', 'adiadas', 'postergado', 'postergada', 'postergados', 'postergadas', 'pausado', 'pausada', 'pausados', 'pausadas', 'em pausa', 'em espera', 'suspenso', 'suspensa', 'suspensos', 'suspensas', 'parado', 'parada', 'congelado', 'congelada', 'congelados', 'congeladas', 'diferido', 'diferida',
      'inativo', 'inativa', 'inativos', 'inativas', 'inactivo', 'inactiva', 'engavetado', 'engavetada', 'arquivado', 'arquivada', 'em stand by', 'estacionado',
    ],
    cancelled: [
      'cancelado', 'cancelada', 'cancelados', 'canceladas', 'anulado', 'anulada', 'descartado', 'descartada', 'descartados', 'descartadas', 'rejeitado', 'rejeitada', 'rejeitados', 'rejeitadas', 'recusado', 'recusada', 'abandonado', 'abandonada', 'abandonados', 'abandonadas', 'removido', 'removida', 'removidos', 'removidas',
      'retirado', 'retirada', 'eliminado', 'eliminada', 'obsoleto', 'obsoleta', 'obsoletos', 'obsoletas', 'substituído', 'substituída', 'não será feito', 'não será feita', 'não faremos', 'não planejado', 'não planejada', 'não planeado', 'não planeada', 'não previsto', 'fora de escopo', 'fora do escopo', 'fora do âmbito', 'fora de âmbito',
      'descontinuado', 'descontinuada', 'depreciado', 'desistido',
    ],
  },
  current: ['atual', 'atuais', 'actual', 'actuais', 'atualmente', 'actualmente', 'vigente', 'corrente', 'presente', 'estamos aqui'],
  negation: ['não', 'ainda não', 'nunca', 'sem', 'não está', 'ainda sem'],

  buckets: {
    done: [
      'feito', 'feitos', 'concluído', 'concluída', 'concluídos', 'concluídas', 'completo', 'completado', 'completados', 'terminado', 'finalizado', 'finalizados', 'pronto', 'entregue', 'entregues', 'lançado', 'lançados', 'publicado', 'publicados', 'implementado', 'implementados', 'fechado', 'encerrado', 'realizado', 'realizados',
      'passado', 'anterior', 'anteriores', 'conquistas', 'já feito', 'já implementado', 'já disponível', 'o que já foi feito', 'o que já temos', 'o que fizemos', 'concluído recentemente', 'recentemente concluído', 'marcos concluídos', 'marcos alcançados', 'fases concluídas', 'versões anteriores', 'versões lançadas', 'arquivado', 'arquivo', 'recente',
    ],
    'in-progress': [
      'agora', 'em andamento', 'em progresso', 'em curso', 'em desenvolvimento', 'em execução', 'atual', 'actual', 'atualmente', 'ativo', 'ativos', 'fazendo', 'trabalhando em', 'trabalho atual', 'trabalho em andamento', 'trabalho em curso', 'foco atual', 'em que estamos trabalhando', 'no que estamos trabalhando', 'em que estamos a trabalhar',
      'esta semana', 'este mês', 'esta sprint', 'este sprint', 'este trimestre', 'hoje', 'em construção', 'iniciado', 'presente', 'wip', 'desenvolvimento ativo', 'fase atual',
    ],
    planned: [
      'próximo', 'próxima', 'próximos', 'próximas', 'a seguir', 'seguinte', 'em breve', 'depois', 'mais tarde', 'posteriormente', 'algum dia', 'futuro', 'futuros', 'futuras', 'no futuro', 'para o futuro', 'pendente', 'pendentes', 'a fazer', 'por fazer', 'planejado', 'planejada', 'planejados', 'planejadas', 'planeado', 'planeados',
      'previsto', 'previstos', 'programado', 'agendado', 'backlog', 'lista de desejos', 'desejos', 'ideias', 'ideias futuras', 'trabalho futuro', 'trabalhos futuros', 'melhorias futuras', 'planos futuros', 'próximos passos', 'próxima versão', 'próximas versões', 'o que vem a seguir', 'o que vem por aí', 'o que falta', 'proposto', 'propostas',
      'em consideração', 'em estudo', 'talvez', 'desejável', 'não agendado', 'sem data', 'explorando', 'exploração', 'pesquisa', 'horizonte', 'futuro distante', 'futuro próximo', 'na fila', 'restante', 'todo', 'planejamento', 'não iniciado', 'possíveis melhorias', 'considerações futuras', 'próximas fases', 'fases futuras', 'eventualmente', 'roadmap futuro',
    ],
    blocked: ['bloqueado', 'bloqueada', 'bloqueados', 'bloqueadas', 'bloqueios', 'aguardando', 'à espera', 'travado', 'impedimentos'],
    deferred: ['adiado', 'adiados', 'adiadas', 'postergado', 'postergados', 'pausado', 'pausados', 'em pausa', 'em espera', 'suspenso', 'suspensos', 'congelado', 'congelados', 'inativo', 'geladeira', 'engavetado'],
    cancelled: ['cancelado', 'cancelada', 'cancelados', 'canceladas', 'descartado', 'descartados', 'rejeitado', 'rejeitados', 'abandonado', 'abandonados', 'removido', 'retirado', 'não será feito', 'recusado', 'obsoleto'],
  },
  horizons: [
    'curto prazo', 'a curto prazo', 'médio prazo', 'a médio prazo', 'longo prazo', 'a longo prazo', 'curtíssimo prazo', 'imediato', 'imediata', 'objetivos de curto prazo', 'objetivos de médio prazo', 'objetivos de longo prazo', 'metas de curto prazo', 'metas de médio prazo', 'metas de longo prazo',
    'prioridades de curto prazo', 'prioridades de médio prazo', 'prioridades de longo prazo',
  ],
  bucketNouns: [
    'funcionalidade', 'funcionalidades', 'recurso', 'recursos', 'característica', 'características', 'trabalho', 'trabalhos', 'item', 'itens', 'ideia', 'ideias', 'tarefa', 'tarefas', 'versão', 'versões', 'lançamento', 'lançamentos', 'entrega', 'entregas', 'melhoria', 'melhorias', 'plano', 'planos', 'projeto', 'projetos', 'projecto', 'projectos',
    'consideração', 'considerações', 'objetivo', 'objetivos', 'objectivo', 'objectivos', 'meta', 'metas', 'prioridade', 'prioridades', 'desenvolvimento', 'desenvolvimentos', 'passo', 'passos', 'coisas', 'mudança', 'mudanças', 'alterações', 'marco', 'marcos', 'fase', 'fases', 'etapa', 'etapas', 'sprint', 'sprints', 'tema', 'temas', 'iniciativa', 'iniciativas',
    'esforços', 'lista', 'roadmap', 'roteiro', 'visão', 'foco', 'épicos', 'adições', 'direções', 'possibilidades', 'ações', 'atividades', 'entregáveis', 'áreas', 'recentemente', 'o', 'a', 'os', 'as', 'e', 'ou', 'de', 'do', 'da', 'dos', 'das', 'para', 'em', 'com',
  ],

  units: {
    release: ['versão', 'versao', 'release', 'lançamento', 'entrega', 'ver', 'edição', 'publicação'],
    phase: [
      'fase', 'etapa', 'marco', 'sprint', 'iteração', 'onda', 'incremento', 'ciclo', 'passo', 'bloco', 'rodada', 'ronda', 'capítulo', 'parte', 'nível', 'temporada', 'campanha', 'missão', 'era', 'época', 'arco', 'estágio', 'lote', 'leva', 'trilha', 'milestone', 'subfase', 
    ],
    week: ['semana', 'semanas', 'sem'],
    day: ['dia', 'dias'],
    month: ['mês', 'meses'],
    year: ['ano', 'anos'],
    quarter: ['trimestre', 'trimestres', 'trim'],
    half: ['semestre', 'semestres', 'metade'],
  },
  ordinals: {
    current: ['atual', 'actual', 'este', 'esta', 'presente', 'ativo', 'ativa', 'em curso', 'corrente', 'vigente'],
    previous: ['anterior', 'anteriores', 'passado', 'passada', 'último', 'última', 'prévio', 'prévia', 'concluído', 'concluída'],
    next: ['próximo', 'próxima', 'próximos', 'próximas', 'seguinte', 'seguintes', 'que vem', 'futuro', 'futura'],
  },
  numbers: {
    zero: 0, dois: 2, três: 3, quatro: 4, cinco: 5, seis: 6, sete: 7, oito: 8, nove: 9, dez: 10, onze: 11, doze: 12,
    primeiro: 1, primeira: 1, segundo: 2, segunda: 2, terceiro: 3, terceira: 3, quarto: 4, quarta: 4, quinto: 5, quinta: 5,
    sexto: 6, sexta: 6, sétimo: 7, sétima: 7, oitavo: 8, oitava: 8, nono: 9, nona: 9, décimo: 10, décima: 10,
  },

  fields: {
    status: ['status', 'estado', 'estado atual', 'estado actual', 'status atual', 'situação', 'situação atual', 'status da implementação', 'estado da implementação', 'status do progresso', 'ponto de situação', 'status geral'],
    target: [
      'data alvo', 'data limite', 'data prevista', 'data estimada', 'data planejada', 'data planeada', 'data de entrega', 'data de lançamento', 'data de publicação', 'data de release', 'data meta', 'data esperada', 'data fim', 'data de fim', 'data final', 'data de término', 'data de conclusão prevista', 'data de conclusão estimada',
      'conclusão prevista', 'conclusão estimada', 'previsão', 'previsão de entrega', 'previsão de lançamento', 'previsão de conclusão', 'prazo', 'prazos', 'prazo estimado', 'prazo previsto', 'prazo de entrega', 'prazo final', 'vencimento', 'vence', 'quando', 'para quando', 'eta', 'previsto', 'prevista', 'previsto para', 'prevista para',
      'planejado para', 'planejada para', 'planeado para', 'agendado para', 'programado para', 'estimado', 'estimado para', 'estimativa de entrega', 'entrega', 'entrega estimada', 'entrega prevista', 'lançamento', 'lançamento previsto', 'lançamento estimado', 'lançamento alvo', 'cronograma', 'calendário', 'data', 'datas', 'período', 'trimestre',
      'trimestre alvo', 'semana', 'semanas', 'mês', 'meses', 'horizonte', 'horizonte temporal', 'janela', 'timeline', 'deadline', 'tempo previsto', 'data do marco', 'esperado', 'esperada', 'limite',
    ],
    start: ['início', 'data de início', 'data início', 'começo', 'desde', 'começa', 'inicia', 'iniciado', 'iniciada', 'iniciado em', 'iniciada em', 'data de começo', 'início previsto', 'arranque'],
    completed: [
      'concluído', 'concluída', 'concluído em', 'concluída em', 'data de conclusão', 'data da conclusão', 'data de encerramento', 'data de fechamento', 'finalizado', 'finalizada', 'finalizado em', 'finalizada em', 'terminado', 'terminado em', 'completado', 'completado em', 'entregue', 'entregue em', 'lançado', 'lançado em', 'lançada em',
      'publicado', 'publicado em', 'publicada em', 'liberado em', 'fechado', 'fechado em', 'encerrado em', 'conclusão', 'feito', 'feito em', 'data real', 'real', 'data de entrega real', 'lançamento real', 'implementado em', 'realizado em',
    ],
    progress: ['progresso', 'avanço', 'andamento', 'progresso geral', 'progresso total', 'percentual', 'percentual concluído', 'percentagem', 'porcentagem', 'porcentagem concluída', 'percentagem concluída', 'conclusão', 'concluído', 'completude', '% concluído', 'grau de conclusão'],
    duration: ['duração', 'duração estimada', 'esforço', 'esforço estimado', 'estimativa', 'tempo estimado', 'estimativa de tempo', 'estimativa de esforço', 'estimado', 'tempo necessário', 'tempo', 'tamanho', 'tempo de desenvolvimento', 'horas estimadas'],
    goal: [
      'objetivo', 'objetivos', 'objectivo', 'objectivos', 'meta', 'metas', 'propósito', 'finalidade', 'foco', 'tema', 'descrição', 'resumo', 'missão', 'visão', 'resultado', 'resultado esperado', 'escopo', 'âmbito', 'por que', 'por quê', 'porquê', 'motivo', 'razão', 'necessidade', 'conteúdo', 'ideia', 'valor',
    ],
    dependsOn: [
      'depende de', 'dependências', 'dependência', 'requer', 'exige', 'requisitos', 'requisito', 'pré requisitos', 'pré requisito', 'prerrequisitos', 'bloqueado por', 'bloqueada por', 'precisa de', 'necessita de', 'necessita', 'precondições', 'depois de', 'após', 'predecessor', 'predecessores', 'bloqueadores', 'bloqueador', 'impedimentos', 'depende',
    ],
    dependents: ['dependentes', 'bloqueia', 'requerido por', 'requerida por', 'exigido por', 'necessário para', 'necessária para', 'desbloqueia', 'habilita', 'permite', 'viabiliza'],
    owner: [
      'responsável', 'responsáveis', 'proprietário', 'dono', 'dona', 'encarregado', 'atribuído', 'atribuída', 'atribuído a', 'atribuída a', 'designado', 'a cargo de', 'líder', 'lider', 'equipe', 'equipa', 'time', 'quem', 'contato', 'contacto', 'autor', 'autora', 'autores', 'mantenedor', 'owner',
    ],
    updated: [
      'atualizado', 'atualizada', 'actualizado', 'atualizado em', 'actualizado em', 'última atualização', 'ultima atualizacao', 'última actualização', 'data de atualização', 'data da atualização', 'última modificação', 'última revisão', 'data de revisão', 'revisado', 'revisado em', 'revisto em', 'modificado', 'última alteração',
    ],
    version: ['versão atual', 'versão actual', 'versão do documento', 'versão', 'versao', 'última versão', 'versão estável', 'revisão', 'versão do roadmap', 'versão corrente'],
    notes: ['notas', 'nota', 'comentário', 'comentários', 'observações', 'observação', 'obs', 'detalhes', 'detalhe', 'descrição', 'apontamentos'],
    priority: [
      'prioridade', 'severidade', 'gravidade', 'importância', 'impacto', 'risco', 'esforço', 'probabilidade', 'tamanho', 'categoria', 'tipo', 'área', 'complexidade', 'valor', 'dificuldade', 'urgência', 'criticidade', 'nível', 'etiqueta', 'etiquetas',
    ],
    name: [
      'marco', 'marcos', 'fase', 'fases', 'etapa', 'etapas', 'versão', 'versões', 'lançamento', 'lançamentos', 'release', 'releases', 'sprint', 'sprints', 'iteração', 'iterações', 'onda', 'trimestre', 'ciclo', 'entrega', 'nome do marco', 'nome da fase', 'versão alvo', 'bloco', 'épico', 'incremento', 'milestone', 'semana', 'mês',
    ],
    task: [
      'tarefa', 'tarefas', 'funcionalidade', 'funcionalidades', 'recurso', 'recursos', 'característica', 'características', 'item', 'itens', 'título', 'nome', 'entregável', 'entregáveis', 'requisito', 'requisitos', 'história', 'história de usuário', 'componente', 'módulo', 'objetivo', 'meta', 'o que', 'o quê', 'tema', 'atividade', 'atividades',
      'projeto', 'critério', 'critérios', 'iniciativa', 'ação', 'ações', 'capacidade', 'trabalho', 'descrição', 'melhoria', 'melhorias', 'área', 'passo', 'ponto', 'feature', 'mudança', 'assunto',
    ],
    support: ['suporte até', 'fim de vida', 'fim da vida', 'fim de suporte', 'fim do suporte', 'suportado até', 'suporte', 'suportada', 'suportado', 'manutenção até', 'suporte de segurança', 'suporte ativo', 'vida útil', 'eol', 'lts até'],
  },
  nothing: [
    'nenhum', 'nenhuma', 'nenhuns', 'nenhumas', 'nada', 'não se aplica', 'não aplicável', 'n/a', 'na', 'n/d', 'nd', 'a definir', 'a determinar', 'a confirmar', 'a anunciar', 'por definir', 'por determinar', 'por confirmar', 'sem definição', 'sem data', 'sem dependências', 'desconhecido', 'desconhecida', 'não definido', 'não definida',
    'indefinido', 'indefinida', 'não', 'não há', 'tbd',
  ],

  parts: [
    'entregáveis', 'entregas', 'principais entregas', 'principais entregáveis', 'entregáveis principais', 'objetivo', 'objetivos', 'objectivo', 'objectivos', 'objetivo principal', 'objetivos principais', 'metas', 'meta', 'tarefas', 'lista de tarefas', 'principais tarefas', 'tarefas principais', 'tarefas técnicas', 'subtarefas', 'tarefas pendentes',
    'tarefas concluídas', 'tarefas restantes', 'checklist de tarefas', 'escopo', 'âmbito', 'funcionalidades', 'principais funcionalidades', 'funcionalidades principais', 'novas funcionalidades', 'funcionalidades planejadas', 'recursos', 'principais recursos', 'novos recursos', 'características', 'características principais', 'dependências', 'dependência',
    'pré requisitos', 'requisitos', 'requisitos técnicos', 'requisitos funcionais', 'planos', 'plano', 'itens de trabalho', 'a fazer', 'por fazer', 'pendente', 'pendentes', 'correções', 'correção de bugs', 'correções de bugs', 'melhorias', 'outras melhorias', 'outros', 'outras', 'diversos', 'notas', 'nota', 'notas técnicas', 'observações', 'detalhes',
    'detalhes técnicos', 'implementação', 'detalhes de implementação', 'notas de implementação', 'plano de implementação', 'resumo', 'descrição', 'descrição geral', 'justificativa', 'motivação', 'contexto', 'por que', 'por quê', 'porquê', 'o que', 'o quê', 'como', 'como testar', 'resultados', 'resultado', 'resultados esperados', 'resultado esperado', 'benefícios',
    'impacto', 'destaques', 'mudanças', 'alterações', 'mudanças incompatíveis', 'mudanças necessárias', 'notas de lançamento', 'notas da versão', 'atividades', 'ações', 'passos', 'cronograma', 'calendário', 'referências', 'links', 'relacionado', 'riscos', 'questões em aberto', 'perguntas em aberto', 'perguntas', 'dúvidas', 'fora de escopo', 'fora do escopo',
    'fora do âmbito', 'não incluído', 'dentro do escopo', 'inclui', 'concluído', 'concluídas', 'feito', 'realizado', 'restante', 'em andamento', 'em progresso', 'em curso', 'trabalho restante', 'trabalho concluído', 'trabalho pendente', 'prioridades', 'próximas prioridades', 'resultados chave', 'marcos', 'planejado', 'status', 'estado', 'estado atual',
    'status atual', 'progresso', 'limitações', 'limitações conhecidas', 'problemas conhecidos', 'foco', 'áreas de foco', 'áreas chave', 'infraestrutura', 'ferramentas', 'qualidade', 'histórias de usuário', 'histórias', 'métricas', 'o que foi feito', 'entregue', 'conquistas', 'principais conquistas', 'obrigatório', 'deve ter', 'deveria ter', 'poderia ter',
    'não terá', 'desejável', 'opcional', 'opcionais', 'extra', 'bônus', 'arquivos', 'ficheiros', 'arquivos principais', 'arquitetura', 'arquitectura', 'design', 'exemplos', 'exemplo', 'api', 'uso', 'esforço', 'esforço estimado', 'estimativa', 'o que muda', 'o que faremos', 'o que não faremos', 'testes', 'documentação', 'refatoração', 'limpeza', 'pesquisa',
    'dívida técnica', 'lista de verificação', 'checklist', 'segurança', 'desempenho', 'performance', 'interface', 'backend', 'frontend', 'banco de dados', 'base de dados', 'implantação', 'componentes', 'decisões', 'proposta', 'solução proposta',
  ],
  criteria: [
    'critérios de sucesso', 'critério de sucesso', 'critérios de aceitação', 'critério de aceitação', 'critérios de aceite', 'critério de aceite', 'aceite', 'aceitação', 'definição de pronto', 'definição de feito', 'definição de concluído', 'definition of done', 'dod', 'critérios de saída', 'critério de saída', 'critérios de conclusão', 'critério de conclusão',
    'critérios de encerramento', 'critérios de pronto', 'critérios', 'critério', 'critérios do marco', 'critérios de lançamento', 'critérios de entrada', 'critérios de validação', 'critérios de qualidade', 'pronto quando', 'concluído quando', 'feito quando', 'métricas', 'métricas de sucesso', 'métricas principais', 'métricas de qualidade', 'indicadores',
    'indicadores de sucesso', 'indicadores chave', 'kpi', 'kpis', 'estratégia de testes', 'plano de testes', 'testes de aceitação', 'validação', 'verificação', 'monitoramento', 'monitorização', 'portões de qualidade', 'gate de qualidade', 'checklist de lançamento', 'checklist de implantação', 'checklist de deploy', 'checklist de qualidade', 'checklist de revisão',
    'lista de verificação de lançamento', 'lista de verificação de qualidade', 'medidas de sucesso', 'fatores de sucesso', 'metas de desempenho', 'requisitos de teste', 'condições de aceitação', 'condições de saída',
  ],
  groups: [
    'roadmap', 'roteiro', 'mapa de rota', 'mapa do caminho', 'roteiro de desenvolvimento', 'roteiro do projeto', 'marcos', 'principais marcos', 'marcos principais', 'marcos do projeto', 'marcos de release', 'marcos de lançamento', 'fases', 'as fases', 'fases do projeto', 'fases de desenvolvimento', 'fases de implementação', 'detalhamento das fases',
    'detalhe das fases', 'resumo das fases', 'panorama das fases', 'etapas', 'etapas do projeto', 'etapas de desenvolvimento', 'versões', 'lançamentos', 'releases', 'entregas', 'plano de lançamentos', 'plano de lançamento', 'plano de releases', 'estratégia de lançamento', 'calendário de lançamentos', 'plano por versão', 'plano de versões', 'sprints', 'plano de sprints',
    'iterações', 'ondas', 'trimestres', 'cronograma', 'cronograma geral', 'cronograma do projeto', 'cronograma de implementação', 'linha do tempo', 'calendário', 'plano', 'o plano', 'planejamento', 'planeamento', 'plano do projeto', 'plano de projeto', 'plano geral', 'plano de trabalho', 'plano de desenvolvimento', 'plano de implementação', 'plano de execução',
    'plano de ação', 'plano detalhado', 'desenvolvimento', 'implementação', 'roadmap do projeto', 'roadmap do produto', 'roadmap de desenvolvimento', 'roadmap de implementação', 'roadmap técnico', 'roadmap detalhado', 'roadmap geral', 'roadmap em fases', 'resumo dos marcos', 'resumo do roadmap', 'resumo', 'visão geral', 'progresso', 'acompanhamento',
    'acompanhamento do progresso', 'status', 'estado atual', 'status atual', 'histórico de versões', 'tarefas', 'épicos', 'próximos lançamentos', 'ordem de execução', 'divisão do trabalho',
  ],
  sections: [
    'resumo', 'resumo executivo', 'sumário executivo', 'resumo do projeto', 'descrição geral', 'visão geral', 'panorama', 'introdução', 'sobre', 'sobre este documento', 'sobre este roadmap', 'sobre este roteiro', 'sobre o projeto', 'apresentação', 'visão', 'missão', 'nossa visão', 'propósito', 'contexto', 'histórico', 'filosofia', 'princípios',
    'princípios orientadores', 'princípios de design', 'princípios norteadores', 'direção', 'estratégia', 'índice', 'sumário', 'tabela de conteúdos', 'tabela de conteúdo', 'conteúdo', 'navegação', 'como ler', 'como ler este roadmap', 'como ler este documento', 'como funciona', 'como usar este documento', 'processo', 'processos', 'processo de lançamento',
    'processo de release', 'processo de planejamento', 'processo de desenvolvimento', 'fluxo de trabalho', 'contribuir', 'contribuindo', 'contribuição', 'contribuições', 'como contribuir', 'como ajudar', 'como participar', 'participe', 'colaborar', 'colaboradores', 'contribuidores', 'contato', 'contatos', 'contacto', 'contactos', 'equipe', 'equipa', 'time', 'mantenedores',
    'governança', 'comentários', 'feedback', 'comunicação', 'plano de comunicação', 'comunidade', 'recursos', 'recursos necessários', 'referências', 'links', 'ver também', 'veja também', 'relacionado', 'documentos relacionados', 'documentação relacionada', 'documentação', 'apêndice', 'apêndices', 'anexo', 'anexos', 'glossário', 'perguntas frequentes', 'faq',
    'changelog', 'registro de alterações', 'registo de alterações', 'registro de mudanças', 'histórico de alterações', 'histórico de mudanças', 'histórico do documento', 'histórico de revisões', 'histórico de versões', 'histórico de atualizações', 'atualizações', 'revisão', 'revisões', 'suporte de versões', 'política de suporte', 'política de versões', 'versionamento',
    'estabilidade', 'compatibilidade', 'retrocompatibilidade', 'descontinuações', 'orçamento', 'custos', 'dependências', 'grafo de dependências', 'mapa de dependências', 'caminho crítico', 'premissas', 'suposições', 'restrições', 'regras', 'regras de planejamento', 'notas', 'nota', 'aviso', 'isenção de responsabilidade', 'licença', 'agradecimentos',
    'patrocinadores', 'financiamento', 'métricas', 'métricas de sucesso', 'métricas principais', 'indicadores', 'kpis', 'critérios de sucesso', 'decisões', 'registro de decisões', 'decisões de produto', 'decisões de design', 'questões em aberto', 'lições aprendidas', 'prioridades', 'áreas prioritárias', 'priorização', 'requisitos', 'arquitetura', 'arquitectura',
    'stack', 'stack técnica', 'stack tecnológica', 'tecnologias', 'tecnologia', 'estratégia de testes', 'migração', 'comparação', 'comparativo', 'análise competitiva', 'análise de mercado', 'estatísticas', 'resumo do progresso', 'resumo de progresso', 'estado atual', 'status atual', 'onde estamos', 'situação atual', 'início rápido', 'primeiros passos', 'instalação',
    'uso', 'como usar', 'escopo', 'âmbito', 'objetivos', 'objetivo', 'objectivos', 'objetivos do projeto', 'objetivo geral', 'não objetivos', 'próxima ação', 'próximas ações', 'cadência', 'ciclo de lançamento', 'definições', 'terminologia', 'o que é', 'por que', 'por quê', 'motivação', 'público alvo', 'casos de uso', 'composição da equipe', 'recursos externos',
    'estimativa de esforço', 'resumo do cronograma', 'tabela resumo', 'conclusão', 'conclusões', 'obrigado', 'referência rápida', 'links rápidos', 'recomendações', 'análise', 'problema', 'solução', 'problemas conhecidos', 'limitações', 'limitações conhecidas', 'segurança', 'suporte', 'estrutura do projeto', 'estrutura do repositório', 'arquivos',
  ],
  risks: [
    'risco', 'riscos', 'gestão de riscos', 'gerenciamento de riscos', 'mitigação de riscos', 'avaliação de riscos', 'análise de riscos', 'matriz de riscos', 'registro de riscos', 'riscos técnicos', 'riscos do projeto', 'riscos e mitigação', 'riscos e mitigações', 'riscos identificados', 'mitigação', 'mitigações', 'riscos de prazo', 'saúde', 'saúde do projeto',
    'métricas de saúde', 'desafios', 'ameaças', 'concorrentes', 'concorrência', 'análise competitiva', 'comparação', 'comparativo', 'comparação de funcionalidades', 'matriz de capacidades', 'evidência', 'evidências', 'achados', 'descobertas', 'problemas conhecidos', 'lições aprendidas', 'registro de decisões', 'decisões', 'análise do estado atual', 'swot', 'vulnerabilidades',
    'contingência', 'plano de contingência', 'planos de contingência',
  ],
  nonGoals: [
    'não objetivos', 'não são objetivos', 'não é objetivo', 'objetivos excluídos', 'fora de escopo', 'fora do escopo', 'fora do âmbito', 'fora de âmbito', 'fora do escopo por enquanto', 'o que não faremos', 'o que não vamos fazer', 'não será feito', 'não planejado', 'exclusões', 'excluído', 'explicitamente fora de escopo', 'não incluído', 'não inclui', 'o que não é',
    'não metas', 'anti objetivos',
  ],
  legend: [
    'legenda', 'símbolos', 'simbologia', 'legenda de status', 'legenda dos símbolos', 'legenda de símbolos', 'legenda de estados', 'chave', 'ícones', 'notação', 'convenções', 'convenção', 'significado dos símbolos', 'indicadores de status', 'definição de status', 'estados', 'marcadores', 'nomenclatura',
  ],

  months: [
    ['janeiro', 'jan'], ['fevereiro', 'fev'], ['março', 'mar'], ['abril', 'abr'], ['maio', 'mai'], ['junho', 'jun'],
    ['julho', 'jul'], ['agosto', 'ago'], ['setembro', 'set'], ['outubro', 'out'], ['novembro', 'nov'], ['dezembro', 'dez'],
  ],
  seasons: { spring: ['primavera'], summer: ['verão'], autumn: ['outono'], winter: ['inverno'] },
  parts3: {
    early: ['início de', 'início do', 'início da', 'no início de', 'no início do', 'inícios de', 'começo de', 'começo do', 'no começo de', 'no começo do', 'princípio de', 'princípio do', 'princípios de', 'início', 'começo', 'primeiros dias de'],
    mid: ['meados de', 'em meados de', 'meados do', 'em meados do', 'meados', 'meio de', 'meio do', 'no meio de', 'no meio do'],
    late: ['fim de', 'fim do', 'fim da', 'no fim de', 'no fim do', 'fins de', 'em fins de', 'final de', 'final do', 'no final de', 'no final do', 'finais de', 'até o fim de', 'até ao fim de', 'até o final de', 'fim', 'final', 'fim de ano', 'final de ano', 'fim do ano', 'final do ano'],
  },
  durations: {
    hour: ['hora', 'horas', 'h', 'hr', 'hrs', 'hs'],
    day: ['dia', 'dias', 'd', 'dia útil', 'dias úteis', 'dias de trabalho', 'dias corridos'],
    week: ['semana', 'semanas', 'sem'],
    month: ['mês', 'meses'],
    year: ['ano', 'anos'],
  },
  openEnd: ['e posteriores', 'e posterior', 'e depois', 'e além', 'em diante', 'e em diante', 'por diante', 'ou posterior', 'ou depois', 'ou mais tarde', 'e seguintes', 'a partir de', 'desde', 'adiante'],
  range: ['a', 'até', 'ao', 'à', 'até o', 'até ao', 'e', 'entre'],
  numericOrder: 'day-month',
}
