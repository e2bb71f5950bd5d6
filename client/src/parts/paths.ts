// Addresses of pages within a board.
export const boardPath = (boardId: string): string => `/b/${boardId}`
export const ticketPath = (boardId: string, ticket: string): string => `/b/${boardId}/t/${ticket}`
