document.querySelector('button.meer').addEventListener('click', async ({ target }) => {
  const form = new FormData();
  const page = Number(target.dataset.page) + 1;
  form.append('action', target.dataset.action);
  form.append('tag', target.dataset.tag);
  form.append('page', page);
  const answer = await fetch(keukenlab.ajax, { method: 'POST', body: form });
  document.querySelector('.lijst').insertAdjacentHTML('beforeend', await answer.text());
  target.dataset.page = page;
  if (page >= Number(target.dataset.max)) target.remove();
});
