import type { Vocabulary } from './vocabulary.ts'

// biome-ignore format: words are read in rows, by what they mean
export const es: Vocabulary = {
  language: 'es',
  telling: ['el', 'los', 'del', 'una', 'con', 'más', 'pero', 'cuando', 'también', 'según', 'hacia', 'sin', 'nuestro'],

  status: {
    done: [
      'hecho', 'hecha', 'hechos', 'hechas', 'completado', 'completada', 'completados', 'completadas', 'completo', 'completa', 'completos', 'completas',
      'terminado', 'terminada', 'terminados', 'terminadas', 'finalizado', 'finalizada', 'finalizados', 'finalizadas', 'concluido', 'concluida', 'concluidos', 'concluidas',
      'listo', 'lista', 'listos', 'listas', 'entregado', 'entregada', 'entregados', 'entregadas', 'lanzado', 'lanzada', 'lanzados', 'lanzadas',
      'publicado', 'publicada', 'publicados', 'publicadas', 'liberado', 'liberada', 'liberados', 'liberadas', 'implementado', 'implementada', 'implementados', 'implementadas',
      'desplegado', 'desplegada', 'desplegados', 'desplegadas', 'cerrado', 'cerrada', 'cerrados', 'cerradas', 'resuelto', 'resuelta', 'resueltos', 'resueltas',
      'corregido', 'corregida', 'corregidos', 'corregidas', 'arreglado', 'arreglada', 'logrado', 'lograda', 'logrados', 'logradas', 'alcanzado', 'alcanzada', 'alcanzados', 'alcanzadas',
      'cumplido', 'cumplida', 'cumplidos', 'cumplidas', 'realizado', 'realizada', 'realizados', 'realizadas', 'ejecutado', 'ejecutada', 'ejecutados', 'ejecutadas',
      'disponible', 'disponibles', 'en producción', 'ya disponible', 'integrado', 'integrada', 'fusionado', 'fusionada', 'validado', 'validada', 'verificado', 'verificada',
      'superado', 'superada', 'aprobado', 'aprobada', 'hecho y en producción', 'implementado y probado', 'versión estable', 'ya hecho', 'finalización', 'shippeado', 'shippeada',
    ],
    'in-progress': [
      'en progreso', 'en curso', 'en proceso', 'en desarrollo', 'en marcha', 'en ejecución', 'en construcción', 'en implementación', 'en revisión', 'en pruebas', 'en fase de pruebas',
      'en diseño', 'en beta', 'en alfa', 'en validación', 'en ello', 'en trabajo', 'trabajando', 'trabajando en ello', 'en camino', 'desarrollando', 'desarrollándose',
      'iniciado', 'iniciada', 'iniciados', 'iniciadas', 'empezado', 'empezada', 'empezados', 'empezadas', 'comenzado', 'comenzada', 'comenzados', 'comenzadas',
      'activo', 'activa', 'activos', 'activas', 'parcial', 'parciales', 'parcialmente', 'parcialmente hecho', 'parcialmente completado', 'parcialmente completada',
      'parcialmente implementado', 'parcialmente implementada', 'casi completo', 'casi completa', 'casi listo', 'casi lista', 'casi terminado', 'casi terminada', 'a medias',
      'mayormente completo', 'mayormente completado', 'continuo', 'continua', 'continuos', 'continuas', 'en continuo', 'permanente', 'haciendo', 'wip', 'en análisis', 'en investigación', 'prototipo',
    ],
    planned: [
      'planificado', 'planificada', 'planificados', 'planificadas', 'planeado', 'planeada', 'planeados', 'planeadas', 'previsto', 'prevista', 'previstos', 'previstas',
      'programado', 'programada', 'programados', 'programadas', 'agendado', 'agendada', 'pendiente', 'pendientes', 'pendiente de inicio', 'pendiente de iniciar',
      'por hacer', 'por iniciar', 'por empezar', 'por comenzar', 'por implementar', 'por desarrollar', 'por completar', 'por definir fecha', 'a hacer', 'sin empezar', 'sin iniciar', 'sin comenzar',
      'sin implementar', 'sin hacer', 'no iniciado', 'no iniciada', 'no iniciados', 'no iniciadas', 'no empezado', 'no empezada', 'no comenzado', 'no comenzada', 'no completado', 'no completada',
      'no implementado', 'no implementada', 'no hecho', 'no hecha', 'no disponible', 'aún no iniciado', 'aún no iniciada', 'todavía no iniciado', 'todavía no iniciada', 'incompleto', 'incompleta',
      'próximo', 'próxima', 'próximos', 'próximas', 'próximamente', 'siguiente', 'siguientes', 'futuro', 'futura', 'futuros', 'futuras', 'a futuro', 'más adelante', 'luego', 'después', 'pronto',
      'algún día', 'en cola', 'en espera de inicio', 'propuesto', 'propuesta', 'propuestos', 'propuestas', 'idea', 'ideas', 'en consideración', 'en estudio', 'por confirmar', 'tentativo', 'tentativa',
      'abierto', 'abierta', 'abiertos', 'abiertas', 'nuevo', 'nueva', 'borrador', 'backlog', 'faltante', 'faltantes', 'falta', 'restante', 'restantes', 'en planificación', 'planificación',
      'aceptado', 'aceptada', 'deseado', 'deseada', 'explorando', 'en exploración', 'todo', 'to do',
    ],
    blocked: [
      'bloqueado', 'bloqueada', 'bloqueados', 'bloqueadas', 'bloqueado por', 'bloqueada por', 'esperando', 'esperando a', 'a la espera', 'a la espera de', 'en espera de', 'atascado', 'atascada',
      'estancado', 'estancada', 'impedido', 'impedida', 'parado por', 'depende de terceros',
    ],
    deferred: [
      'aplazado', 'aplazada', 'aplazados', 'aplazadas', 'pospuesto', 'pospuesta', 'pospuestos', 'pospuestas', 'postergado', 'postergada', 'postergados', 'postergadas', 'diferido', 'diferida', 'diferidos', 'diferidas',
      'pausado', 'pausada', 'pausados', 'pausadas', 'en pausa', 'en espera', 'suspendido', 'suspendida', 'suspendidos', 'suspendidas', 'detenido', 'detenida', 'paralizado', 'paralizada',
      'congelado', 'congelada', 'congelados', 'congeladas', 'aparcado', 'aparcada', 'inactivo', 'inactiva', 'inactivos', 'inactivas', 'retrasado indefinidamente', 'en stand by', 'parado', 'parada', 'archivado', 'archivada',
    ],
    cancelled: [
      'cancelado', 'cancelada', 'cancelados', 'canceladas', 'anulado', 'anulada', 'anulados', 'anuladas', 'descartado', 'descartada', 'descartados', 'descartadas', 'rechazado', 'rechazada', 'rechazados', 'rechazadas',
      'abandonado', 'abandonada', 'abandonados', 'abandonadas', 'eliminado', 'eliminada', 'eliminados', 'eliminadas', 'retirado', 'retirada', 'retirados', 'retiradas', 'obsoleto', 'obsoleta', 'obsoletos', 'obsoletas',
      'reemplazado', 'reemplazada', 'sustituido', 'sustituida', 'desestimado', 'desestimada', 'no se hará', 'no se hara', 'no se realizará', 'no planificado', 'no planificada', 'no previsto', 'no prevista',
      'fuera de alcance', 'fuera del alcance', 'fuera de scope', 'deprecado', 'deprecada',
    ],
  },
  current: ['actual', 'actuales', 'actualmente', 'en vigor', 'vigente', 'presente', 'aquí estamos', 'estamos aquí'],
  negation: ['no', 'aún no', 'todavía no', 'nunca', 'sin', 'no está', 'no estan', 'aún sin', 'todavía sin'],

  buckets: {
    done: [
      'hecho', 'hechos', 'completado', 'completada', 'completados', 'completadas', 'completo', 'terminado', 'terminados', 'finalizado', 'finalizados', 'concluido', 'listo', 'entregado', 'entregados', 'lanzado', 'lanzados',
      'publicado', 'publicados', 'implementado', 'implementados', 'cerrado', 'cerrados', 'cerradas', 'realizado', 'pasado', 'anterior', 'anteriores', 'logros', 'ya hecho', 'ya implementado', 'ya disponible', 'lo que ya está', 'lo que ya tenemos',
      'lo que hemos hecho', 'qué hemos hecho', 'recientemente completado', 'completado recientemente', 'hitos completados', 'hitos alcanzados', 'fases completadas', 'versiones anteriores', 'versiones publicadas', 'cambios publicados', 'archivado', 'archivo', 'reciente',
    ],
    'in-progress': [
      'ahora', 'en progreso', 'en curso', 'en proceso', 'en desarrollo', 'en marcha', 'actual', 'actualmente', 'activo', 'activos', 'haciendo', 'trabajando en', 'trabajo actual', 'trabajo en curso', 'foco actual', 'enfoque actual',
      'en qué estamos trabajando', 'en lo que estamos trabajando', 'esta semana', 'este mes', 'este sprint', 'este trimestre', 'hoy', 'en construcción', 'en ejecución', 'iniciado', 'presente', 'wip', 'desarrollo activo', 'fase actual', 'dirección actual',
    ],
    planned: [
      'próximo', 'próxima', 'próximos', 'próximas', 'próximamente', 'siguiente', 'siguientes', 'lo siguiente', 'luego', 'después', 'más adelante', 'más tarde', 'pronto', 'algún día', 'futuro', 'futuras', 'futuros', 'a futuro', 'en el futuro',
      'pendiente', 'pendientes', 'por hacer', 'por implementar', 'planificado', 'planificada', 'planificados', 'planificadas', 'planeado', 'planeados', 'previsto', 'previstos', 'programado', 'backlog', 'lista de deseos', 'deseos', 'ideas',
      'ideas futuras', 'trabajo futuro', 'mejoras futuras', 'planes futuros', 'próximos pasos', 'siguientes pasos', 'próxima versión', 'próximas versiones', 'siguiente foco', 'qué sigue', 'qué viene', 'lo que viene', 'lo que sigue', 'propuesto', 'propuestas',
      'en consideración', 'en estudio', 'por definir', 'quizás', 'tal vez', 'deseable', 'sin planificar', 'sin fecha', 'explorando', 'exploración', 'investigación', 'horizonte', 'futuro lejano', 'futuro cercano', 'a la cola', 'en cola', 'restante', 'lo que falta', 'todo',
      'planificación', 'no iniciado', 'sin empezar', 'posibles mejoras', 'consideraciones futuras', 'próximas fases', 'fases futuras', 'eventualmente',
    ],
    blocked: ['bloqueado', 'bloqueada', 'bloqueados', 'bloqueadas', 'bloqueos', 'esperando', 'a la espera', 'atascado'],
    deferred: [
      'aplazado', 'aplazados', 'aplazadas', 'pospuesto', 'pospuestos', 'pospuestas', 'postergado', 'postergados', 'diferido', 'diferidos', 'pausado', 'pausados', 'en pausa', 'en espera', 'suspendido', 'suspendidos', 'congelado', 'congelados', 'aparcado', 'inactivo', 'nevera', 'congelador',
    ],
    cancelled: [
      'cancelado', 'cancelada', 'cancelados', 'canceladas', 'descartado', 'descartados', 'descartadas', 'rechazado', 'rechazados', 'abandonado', 'abandonados', 'anulado', 'retirado', 'eliminado', 'no se hará', 'desestimado', 'obsoleto',
    ],
  },
  horizons: [
    'corto plazo', 'a corto plazo', 'medio plazo', 'a medio plazo', 'mediano plazo', 'a mediano plazo', 'largo plazo', 'a largo plazo', 'muy largo plazo', 'plazo inmediato', 'inmediato', 'inmediata',
    'objetivos a corto plazo', 'objetivos a medio plazo', 'objetivos a mediano plazo', 'objetivos a largo plazo', 'metas a corto plazo', 'metas a mediano plazo', 'metas a largo plazo',
  ],
  bucketNouns: [
    'funcionalidad', 'funcionalidades', 'función', 'funciones', 'característica', 'características', 'trabajo', 'trabajos', 'elemento', 'elementos', 'idea', 'ideas', 'tarea', 'tareas', 'versión', 'versiones', 'lanzamiento', 'lanzamientos', 'entrega', 'entregas',
    'mejora', 'mejoras', 'plan', 'planes', 'proyecto', 'proyectos', 'consideración', 'consideraciones', 'objetivo', 'objetivos', 'meta', 'metas', 'prioridad', 'prioridades', 'desarrollo', 'desarrollos', 'paso', 'pasos', 'cosas', 'cambio', 'cambios', 'hito', 'hitos',
    'fase', 'fases', 'etapa', 'etapas', 'sprint', 'sprints', 'tema', 'temas', 'iniciativa', 'iniciativas', 'esfuerzos', 'lista', 'roadmap', 'hoja de ruta', 'visión', 'foco', 'enfoque', 'épicas', 'adiciones', 'direcciones', 'posibilidades', 'acciones', 'actividades',
    'entregables', 'áreas', 'items', 'ítems', 'recientemente', 'el', 'la', 'los', 'las', 'lo', 'y', 'o', 'de', 'del', 'para', 'en', 'con',
  ],

  units: {
    release: ['versión', 'version', 'lanzamiento', 'release', 'entrega', 'ver', 'edición', 'publicación'],
    phase: [
      'fase', 'etapa', 'hito', 'sprint', 'iteración', 'ola', 'oleada', 'incremento', 'ciclo', 'paso', 'bloque', 'tramo', 'ronda', 'capítulo', 'parte', 'nivel', 'temporada', 'campaña', 'misión', 'era', 'época', 'arco', 'tanda', 'estadio', 'jalón', 'lote',
      'milestone', 'subfase', 
    ],
    week: ['semana', 'semanas', 'sem'],
    day: ['día', 'días'],
    month: ['mes', 'meses'],
    year: ['año', 'años'],
    quarter: ['trimestre', 'trimestres', 'trim'],
    half: ['semestre', 'semestres', 'mitad'],
  },
  ordinals: {
    current: ['actual', 'este', 'esta', 'presente', 'activo', 'activa', 'en curso', 'vigente'],
    previous: ['anterior', 'anteriores', 'pasado', 'pasada', 'último', 'última', 'previo', 'previa', 'completado', 'completada'],
    next: ['próximo', 'próxima', 'próximos', 'próximas', 'siguiente', 'siguientes', 'que viene', 'futuro', 'futura'],
  },
  numbers: {
    cero: 0, uno: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, once: 11, doce: 12,
    primero: 1, primera: 1, primer: 1, segundo: 2, segunda: 2, tercero: 3, tercera: 3, tercer: 3, cuarto: 4, cuarta: 4, quinto: 5, quinta: 5,
    sexto: 6, sexta: 6, séptimo: 7, séptima: 7, octavo: 8, octava: 8, noveno: 9, novena: 9, décimo: 10, décima: 10,
  },

  fields: {
    status: ['estado', 'estado actual', 'status', 'situación', 'situación actual', 'estatus', 'estado de implementación', 'estado del progreso', 'estado de avance', 'estado general'],
    target: [
      'fecha objetivo', 'fecha límite', 'fecha prevista', 'fecha estimada', 'fecha planificada', 'fecha planeada', 'fecha de entrega', 'fecha de lanzamiento', 'fecha de publicación', 'fecha de release', 'fecha meta', 'fecha esperada', 'fecha fin', 'fecha de fin',
      'fecha final', 'fecha de término', 'fecha de finalización prevista', 'fecha de finalización estimada', 'finalización prevista', 'finalización estimada', 'plazo', 'plazos', 'plazo estimado', 'plazo previsto', 'plazo de entrega', 'vencimiento', 'vence', 'para cuándo',
      'cuándo', 'eta', 'previsto', 'prevista', 'previsto para', 'prevista para', 'planificado', 'planificado para', 'planificada para', 'programado para', 'estimado', 'estimado para', 'entrega', 'entrega estimada', 'entrega prevista', 'lanzamiento', 'lanzamiento previsto',
      'lanzamiento estimado', 'lanzamiento objetivo', 'objetivo de lanzamiento', 'objetivo temporal', 'cronograma', 'calendario', 'fecha', 'fechas', 'período', 'periodo', 'trimestre', 'trimestre objetivo', 'semana', 'semanas', 'mes', 'meses', 'marco temporal', 'horizonte', 'horizonte temporal',
      'ventana', 'timeline', 'deadline', 'tiempo', 'tiempo previsto', 'temporalidad', 'fecha del hito', 'fecha compromiso', 'fecha comprometida', 'esperado', 'esperada',
    ],
    start: ['inicio', 'fecha de inicio', 'fecha inicio', 'comienzo', 'desde', 'empieza', 'comienza', 'inicia', 'iniciado', 'iniciada', 'iniciado el', 'fecha de comienzo', 'arranque', 'inicio previsto'],
    completed: [
      'completado', 'completada', 'completado el', 'completada el', 'completado en', 'fecha de finalización', 'fecha de cierre', 'fecha de completado', 'fecha completado', 'finalizado', 'finalizada', 'finalizado el', 'finalizada el', 'terminado', 'terminado el', 'terminada el', 'concluido', 'concluido el',
      'entregado', 'entregado el', 'entregada el', 'lanzado', 'lanzado el', 'lanzada el', 'publicado', 'publicado el', 'publicada el', 'liberado el', 'cerrado', 'cerrado el', 'cierre', 'hecho', 'hecho el', 'fecha real', 'real', 'fecha de entrega real', 'lanzamiento real', 'implementado el',
    ],
    progress: ['progreso', 'avance', 'progreso general', 'avance general', 'progreso total', 'porcentaje', 'porcentaje completado', 'porcentaje de avance', 'grado de avance', 'completado', 'completitud', 'nivel de avance', '% completado', '% avance'],
    duration: [
      'duración', 'duración estimada', 'esfuerzo', 'esfuerzo estimado', 'estimación', 'tiempo estimado', 'estimación de tiempo', 'estimación de esfuerzo', 'estimado', 'tiempo requerido', 'tiempo necesario', 'tamaño', 'longitud', 'tiempo de desarrollo', 'horas estimadas',
    ],
    goal: [
      'objetivo', 'objetivos', 'meta', 'metas', 'propósito', 'finalidad', 'foco', 'enfoque', 'tema', 'descripción', 'resumen', 'misión', 'visión', 'resultado', 'resultado esperado', 'alcance', 'por qué', 'motivo', 'razón', 'necesidad', 'contenido', 'idea', 'valor',
    ],
    dependsOn: [
      'depende de', 'dependencias', 'dependencia', 'requiere', 'requiere de', 'requisitos', 'requisito', 'requisitos previos', 'requisito previo', 'prerrequisitos', 'prerequisitos', 'prerrequisito', 'prerequisito', 'bloqueado por', 'bloqueada por', 'necesita', 'precondiciones', 'precondición',
      'después de', 'predecesor', 'predecesores', 'predecesora', 'bloqueadores', 'bloqueador', 'bloqueante', 'bloqueantes', 'depende',
    ],
    dependents: ['dependientes', 'bloquea', 'bloquea a', 'requerido por', 'requerida por', 'necesario para', 'necesaria para', 'desbloquea', 'habilita', 'permite'],
    owner: [
      'responsable', 'responsables', 'propietario', 'propietaria', 'dueño', 'encargado', 'encargada', 'encargados', 'asignado', 'asignada', 'asignado a', 'asignada a', 'a cargo', 'a cargo de', 'líder', 'lider', 'equipo', 'quién', 'contacto', 'autor', 'autora', 'autores', 'mantenedor', 'owner',
    ],
    updated: [
      'actualizado', 'actualizada', 'actualizado el', 'última actualización', 'ultima actualizacion', 'fecha de actualización', 'última modificación', 'última revisión', 'fecha de revisión', 'revisado', 'revisado el', 'modificado', 'a fecha de', 'con fecha de', 'último cambio',
    ],
    version: ['versión actual', 'versión del documento', 'versión', 'version', 'versión vigente', 'última versión', 'versión estable', 'revisión', 'versión de la hoja de ruta', 'versión del roadmap'],
    notes: ['notas', 'nota', 'comentario', 'comentarios', 'observaciones', 'observación', 'detalles', 'detalle', 'descripción', 'apuntes', 'aclaraciones'],
    priority: [
      'prioridad', 'severidad', 'gravedad', 'importancia', 'impacto', 'riesgo', 'esfuerzo', 'probabilidad', 'tamaño', 'categoría', 'tipo', 'área', 'complejidad', 'valor', 'dificultad', 'urgencia', 'criticidad', 'nivel', 'etiqueta', 'etiquetas',
    ],
    name: [
      'hito', 'hitos', 'fase', 'fases', 'etapa', 'etapas', 'versión', 'versiones', 'version', 'lanzamiento', 'lanzamientos', 'release', 'releases', 'sprint', 'sprints', 'iteración', 'iteraciones', 'ola', 'trimestre', 'ciclo', 'entrega', 'nombre del hito', 'nombre de la fase', 'versión objetivo',
      'bloque', 'épica', 'incremento', 'milestone', 'semana', 'mes',
    ],
    task: [
      'tarea', 'tareas', 'funcionalidad', 'funcionalidades', 'característica', 'características', 'función', 'elemento', 'elementos', 'ítem', 'item', 'items', 'título', 'nombre', 'entregable', 'entregables', 'requisito', 'requisitos', 'historia', 'historia de usuario', 'incidencia', 'incidencias', 'componente', 'módulo',
      'objetivo', 'meta', 'qué', 'tema', 'actividad', 'actividades', 'proyecto', 'criterio', 'criterios', 'iniciativa', 'acción', 'acciones', 'capacidad', 'trabajo', 'descripción', 'mejora', 'mejoras', 'área', 'paso', 'punto', 'concepto', 'feature', 'cambio',
    ],
    support: ['soporte hasta', 'fin de vida', 'fin de soporte', 'soportado hasta', 'soporte', 'soportada', 'soportado', 'mantenimiento hasta', 'soporte de seguridad', 'soporte activo', 'fin del soporte', 'vida útil', 'eol', 'lts hasta'],
  },
  nothing: [
    'ninguno', 'ninguna', 'ningunos', 'ningunas', 'nada', 'no aplica', 'n/a', 'na', 'n/d', 'nd', 'por definir', 'por determinar', 'por confirmar', 'por anunciar', 'pendiente de definir', 'sin definir', 'sin determinar', 'sin fecha', 'sin asignar', 'sin dependencias', 'desconocido', 'desconocida',
    'no definido', 'no definida', 'indefinido', 'indefinida', 'no', 'no hay', 'tbd', 'a definir', 'a determinar', 'a confirmar',
  ],

  parts: [
    'entregables', 'entregables clave', 'entregables principales', 'entregable', 'objetivo', 'objetivos', 'objetivo principal', 'objetivos clave', 'metas', 'meta', 'tareas', 'lista de tareas', 'tareas principales', 'tareas clave', 'tareas técnicas', 'subtareas', 'tareas pendientes', 'tareas completadas',
    'tareas restantes', 'alcance', 'funcionalidades', 'funcionalidades clave', 'funcionalidades principales', 'nuevas funcionalidades', 'funcionalidades planificadas', 'características', 'características principales', 'características clave', 'nuevas características', 'dependencias', 'dependencia', 'prerrequisitos',
    'prerequisitos', 'requisitos', 'requisitos previos', 'requisitos técnicos', 'requisitos funcionales', 'planes', 'plan', 'elementos de trabajo', 'por hacer', 'pendiente', 'pendientes', 'incidencias', 'correcciones', 'corrección de errores', 'errores corregidos', 'mejoras', 'otras mejoras', 'otros', 'otras', 'otro',
    'varios', 'notas', 'nota', 'notas técnicas', 'detalles', 'detalles técnicos', 'implementación', 'detalles de implementación', 'notas de implementación', 'plan de implementación', 'resumen', 'descripción', 'descripción general', 'justificación', 'motivación', 'antecedentes', 'contexto', 'por qué', 'qué', 'cómo',
    'resultados', 'resultado', 'resultados esperados', 'resultado esperado', 'beneficios', 'impacto', 'aspectos destacados', 'destacado', 'cambios', 'cambios incompatibles', 'cambios importantes', 'notas de la versión', 'notas de versión', 'actividades', 'acciones', 'pasos', 'cronograma', 'calendario', 'recursos',
    'referencias', 'enlaces', 'relacionado', 'riesgos', 'preguntas abiertas', 'preguntas', 'dudas', 'fuera de alcance', 'fuera del alcance', 'no incluido', 'dentro del alcance', 'incluye', 'completado', 'completadas', 'hecho', 'realizado', 'restante', 'en progreso', 'en curso', 'trabajo restante', 'trabajo completado',
    'trabajo pendiente', 'prioridades', 'próximas prioridades', 'resultados clave', 'hitos', 'planificado', 'estado', 'estado actual', 'progreso', 'avance', 'limitaciones', 'limitaciones conocidas', 'problemas conocidos', 'foco', 'enfoque', 'áreas de enfoque', 'áreas clave', 'infraestructura', 'herramientas', 'calidad',
    'historias de usuario', 'historias', 'métricas', 'qué se hizo', 'lo que se hizo', 'entregado', 'logros', 'logros clave', 'debe tener', 'debería tener', 'podría tener', 'no tendrá', 'deseable', 'opcional', 'opcionales', 'extra', 'bonus', 'archivos', 'archivos clave', 'arquitectura', 'diseño', 'ejemplos', 'ejemplo', 'api', 'uso',
    'esfuerzo', 'esfuerzo estimado', 'estimación', 'qué cambia', 'qué haremos', 'qué no haremos', 'pruebas', 'tests', 'testing', 'documentación', 'refactorización', 'limpieza', 'investigación', 'deuda técnica', 'lista de verificación', 'checklist', 'seguridad', 'rendimiento', 'interfaz', 'backend', 'frontend', 'base de datos',
    'despliegue', 'componentes', 'alcance mínimo', 'entrada', 'salida', 'decisiones', 'propuesta', 'criterio de salida',
  ],
  criteria: [
    'criterios de éxito', 'criterio de éxito', 'criterios de aceptación', 'criterio de aceptación', 'aceptación', 'definición de hecho', 'definición de terminado', 'definición de completado', 'definición de listo', 'definition of done', 'dod', 'criterios de salida', 'criterio de salida', 'criterios de finalización',
    'criterios de cierre', 'criterios de completitud', 'criterios', 'criterio', 'criterios del hito', 'criterios de lanzamiento', 'criterios de entrada', 'criterios de validación', 'criterios de calidad', 'criterios de preparación', 'se considera hecho cuando', 'hecho cuando', 'métricas', 'métricas de éxito',
    'métricas clave', 'métricas de calidad', 'indicadores', 'indicadores de éxito', 'indicadores clave', 'kpi', 'kpis', 'estrategia de pruebas', 'plan de pruebas', 'pruebas de aceptación', 'validación', 'verificación', 'monitorización', 'monitoreo', 'puertas de calidad', 'puerta de calidad', 'umbral de calidad',
    'lista de verificación de lanzamiento', 'checklist de lanzamiento', 'checklist de despliegue', 'lista de verificación de calidad', 'lista de verificación de despliegue', 'checklist de calidad', 'checklist de revisión', 'medidas de éxito', 'factores de éxito', 'objetivos de rendimiento', 'requisitos de pruebas',
    'condiciones de aceptación', 'condición de aceptación', 'condición de paso', 'condiciones de salida',
  ],
  groups: [
    'roadmap', 'hoja de ruta', 'mapa de ruta', 'plan de ruta', 'hitos', 'hitos principales', 'hitos clave', 'hitos del proyecto', 'principales hitos', 'fases', 'las fases', 'fases del proyecto', 'fases de desarrollo', 'fases de implementación', 'detalle de fases', 'detalle de las fases', 'resumen de fases', 'etapas',
    'etapas del proyecto', 'etapas de desarrollo', 'versiones', 'lanzamientos', 'releases', 'entregas', 'plan de lanzamientos', 'plan de lanzamiento', 'estrategia de lanzamiento', 'calendario de lanzamientos', 'calendario de versiones', 'plan por versión', 'plan de versiones', 'sprints', 'plan de sprints', 'iteraciones', 'olas',
    'trimestres', 'cronograma', 'cronograma general', 'cronograma del proyecto', 'cronograma de implementación', 'línea de tiempo', 'linea temporal', 'calendario', 'plan', 'el plan', 'planificación', 'plan del proyecto', 'plan de proyecto', 'plan general', 'plan de trabajo', 'plan de desarrollo', 'plan de implementación',
    'plan de ejecución', 'plan de acción', 'plan detallado', 'desarrollo', 'implementación', 'hoja de ruta del proyecto', 'hoja de ruta del producto', 'hoja de ruta de desarrollo', 'hoja de ruta técnica', 'hoja de ruta detallada', 'hoja de ruta general', 'roadmap del proyecto', 'roadmap del producto', 'roadmap de desarrollo',
    'roadmap técnico', 'roadmap detallado', 'roadmap general', 'resumen de hitos', 'resumen del roadmap', 'resumen', 'vista general', 'visión general', 'progreso', 'seguimiento', 'seguimiento del progreso', 'seguimiento de hitos', 'estado', 'estado actual', 'historial de versiones', 'tareas', 'épicas', 'próximos lanzamientos',
    'estrategia de desarrollo', 'desglose del trabajo', 'entregas parciales', 'panorama de fases',
  ],
  sections: [
    'resumen', 'resumen ejecutivo', 'resumen del proyecto', 'descripción general', 'visión general', 'vista general', 'panorama', 'introducción', 'acerca de', 'sobre este documento', 'acerca de este documento', 'sobre este roadmap', 'sobre esta hoja de ruta', 'sobre el proyecto', 'presentación', 'visión', 'misión', 'nuestra visión',
    'propósito', 'antecedentes', 'contexto', 'filosofía', 'principios', 'principios rectores', 'principios de diseño', 'principios guía', 'dirección', 'estrategia', 'índice', 'tabla de contenidos', 'tabla de contenido', 'contenido', 'contenidos', 'navegación', 'cómo leer', 'cómo leer este roadmap', 'cómo leer este documento',
    'cómo funciona', 'cómo funciona esta hoja de ruta', 'cómo usar este documento', 'proceso', 'procesos', 'proceso de lanzamiento', 'proceso de release', 'proceso de planificación', 'proceso de desarrollo', 'flujo de trabajo', 'contribuir', 'contribución', 'contribuciones', 'cómo contribuir', 'cómo aportar', 'cómo ayudar',
    'cómo participar', 'participar', 'participa', 'colaborar', 'colaboradores', 'contribuidores', 'contacto', 'contactos', 'equipo', 'mantenedores', 'gobernanza', 'comentarios', 'retroalimentación', 'feedback', 'comunicación', 'plan de comunicación', 'comunidad', 'recursos', 'recursos necesarios', 'referencias', 'enlaces',
    'véase también', 'ver también', 'relacionado', 'documentos relacionados', 'documentación relacionada', 'documentación', 'apéndice', 'apéndices', 'anexo', 'anexos', 'glosario', 'preguntas frecuentes', 'faq', 'changelog', 'registro de cambios', 'historial', 'historial de cambios', 'historial del documento', 'historial de revisiones',
    'historial de versiones', 'historial de actualizaciones', 'actualizaciones', 'revisión', 'revisiones', 'soporte de versiones', 'política de soporte', 'política de versiones', 'versionado', 'estabilidad', 'compatibilidad', 'retrocompatibilidad', 'deprecaciones', 'obsolescencias', 'presupuesto', 'costes', 'costos', 'dependencias',
    'grafo de dependencias', 'mapa de dependencias', 'ruta crítica', 'camino crítico', 'supuestos', 'suposiciones', 'restricciones', 'reglas', 'reglas de implementación', 'notas', 'nota', 'aviso', 'descargo de responsabilidad', 'licencia', 'agradecimientos', 'patrocinadores', 'financiación', 'métricas', 'métricas de éxito', 'métricas clave',
    'indicadores', 'kpis', 'criterios de éxito', 'decisiones', 'registro de decisiones', 'decisiones de diseño', 'preguntas abiertas', 'lecciones aprendidas', 'prioridades', 'áreas prioritarias', 'priorización', 'requisitos', 'arquitectura', 'stack tecnológico', 'stack', 'stack previsto', 'tecnologías', 'tecnología', 'estrategia de lanzamiento',
    'estrategia de pruebas', 'migración', 'comparación', 'comparativa', 'análisis competitivo', 'análisis de mercado', 'estadísticas', 'resumen de progreso', 'resumen del progreso', 'estado actual', 'estado actual del proyecto', 'dónde estamos', 'situación actual', 'resumen de estado', 'inicio rápido', 'primeros pasos', 'instalación', 'uso',
    'alcance', 'objetivos', 'objetivo', 'objetivos del proyecto', 'objetivo general', 'no objetivos', 'próxima acción', 'próximas acciones', 'cadencia', 'ciclo de lanzamiento', 'cadencia de lanzamientos', 'definiciones', 'terminología', 'qué es', 'por qué', 'motivación', 'público objetivo', 'casos de uso', 'composición del equipo',
    'recursos externos', 'estimación de esfuerzo', 'resumen del cronograma', 'tabla resumen', 'conclusión', 'conclusiones', 'gracias', 'referencia rápida', 'enlaces rápidos', 'recomendaciones', 'análisis', 'problema', 'solución', 'problemas conocidos', 'limitaciones', 'limitaciones conocidas', 'seguridad', 'soporte',
    'estructura del proyecto', 'estructura del repositorio', 'archivos', 'retorno de inversión',
  ],
  risks: [
    'riesgo', 'riesgos', 'gestión de riesgos', 'mitigación de riesgos', 'evaluación de riesgos', 'análisis de riesgos', 'matriz de riesgos', 'registro de riesgos', 'riesgos técnicos', 'riesgos del proyecto', 'riesgos y mitigación', 'riesgos y mitigaciones', 'riesgos identificados', 'mitigación', 'mitigaciones', 'riesgos de plazo',
    'salud', 'salud del proyecto', 'métricas de salud', 'desafíos', 'retos', 'amenazas', 'competidores', 'competencia', 'análisis competitivo', 'comparación', 'comparativa', 'comparación de funcionalidades', 'matriz de capacidades', 'evidencia', 'evidencias', 'hallazgos', 'problemas conocidos', 'lecciones aprendidas', 'registro de decisiones',
    'decisiones', 'análisis del estado actual', 'dafo', 'foda', 'vulnerabilidades', 'contingencia', 'plan de contingencia', 'planes de contingencia',
  ],
  nonGoals: [
    'no objetivos', 'no son objetivos', 'no es objetivo', 'objetivos excluidos', 'fuera de alcance', 'fuera del alcance', 'fuera de scope', 'probablemente fuera de scope', 'fuera de alcance por ahora', 'lo que no haremos', 'qué no haremos', 'lo que no vamos a hacer', 'no se hará', 'no planificado', 'exclusiones', 'excluido',
    'explícitamente fuera de alcance', 'no incluido', 'no incluye', 'lo que no es', 'qué no es', 'no metas', 'anti objetivos', 'antiobjetivos',
  ],
  legend: [
    'leyenda', 'simbología', 'símbolos', 'leyenda de estados', 'leyenda de símbolos', 'leyenda de estado', 'clave', 'claves', 'iconos', 'íconos', 'notación', 'convenciones', 'convención', 'significado de los símbolos', 'significado de los estados', 'indicadores de estado', 'definición de estados', 'estados', 'marcadores', 'nomenclatura',
  ],

  months: [
    ['enero', 'ene'], ['febrero', 'feb'], ['marzo', 'mar'], ['abril', 'abr'], ['mayo', 'may'], ['junio', 'jun'],
    ['julio', 'jul'], ['agosto', 'ago'], ['septiembre', 'setiembre', 'sep', 'sept', 'set'], ['octubre', 'oct'], ['noviembre', 'nov'], ['diciembre', 'dic'],
  ],
  seasons: { spring: ['primavera'], summer: ['verano'], autumn: ['otoño'], winter: ['invierno'] },
  parts3: {
    early: [
      'principios de', 'a principios de', 'principios del', 'a principios del', 'principio de', 'al principio de', 'inicio de', 'inicios de', 'a inicios de', 'inicio del', 'inicios del', 'a inicios del', 'al inicio de', 'al inicio del', 'comienzos de', 'a comienzos de',
      'comienzo de', 'comienzos del', 'primeros de', 'a primeros de', 'inicio', 'inicios', 'principios', 'comienzos',
    ],
    mid: ['mediados de', 'a mediados de', 'mediados del', 'a mediados del', 'mediados', 'a mediados', 'mitad de', 'a mitad de', 'mitad del', 'medio'],
    late: [
      'finales de', 'a finales de', 'finales del', 'a finales del', 'fines de', 'a fines de', 'fin de', 'a fin de', 'fin del', 'final de', 'al final de', 'final del', 'al final del', 'finales', 'fines', 'a finales', 'últimos de', 'antes de fin de', 'fin de año', 'finales de año', 'fin', 'final',
    ],
  },
  durations: {
    hour: ['hora', 'horas', 'h', 'hr', 'hrs', 'hs'],
    day: ['día', 'días', 'd', 'día hábil', 'días hábiles', 'día laborable', 'días laborables', 'días de trabajo', 'jornada', 'jornadas', 'días naturales', 'días corridos'],
    week: ['semana', 'semanas', 'sem', 'sems'],
    month: ['mes', 'meses'],
    year: ['año', 'años'],
  },
  openEnd: ['y posteriores', 'y posterior', 'y después', 'y más allá', 'y más adelante', 'en adelante', 'o posterior', 'o después', 'o más tarde', 'y siguientes', 'a partir de', 'desde', 'en lo sucesivo', 'y futuro', 'y en adelante'],
  range: ['a', 'al', 'hasta', 'hasta el', 'y', 'entre'],
  numericOrder: 'day-month',
}
