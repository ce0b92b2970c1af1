/** What is answered in the API's place when it cannot be reached. */
export const API_AWAY = {
  data: null,
  errors: [{ message: 'The API does not answer', extensions: { code: 'UNAVAILABLE' } }],
};
